internal import ArgumentParser
internal import Foundation
internal import Preview
internal import Report
internal import Runner
internal import Store

/// `bnbook preview`: shows reports in a browser while their notebooks are written.
struct PreviewCommand: NotebookReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show reports in a browser, and renew them as their notebooks are saved.",
        discussion: """
            What is saved is rendered as by `bnbook render`, and shown in the page as it stands: the place, open folds and the \
            reader's theme stay. Mistakes are shown where they are, over the last good page. While something trains, the next \
            save ends what it makes out of date; finished runs are kept. Ends with Ctrl-C.

            The pages are for this machine alone: http://localhost:4180, or another port where that is in use.

            EXAMPLES
              bnbook preview notebooks
              bnbook preview q2.md --no-open --port 8000
              bnbook preview notebooks --follow
            """)

    @OptionGroup var options: RenderOptions
    @OptionGroup var reading: ReadingOptions

    @Option(help: "The port to listen at (default: 4180, else any that is free).")
    var port: UInt16?

    @Flag(help: "Open no browser.")
    var noOpen = false

    @Flag(help: "Let open pages turn to the notebook that was saved last.")
    var follow = false

    func validate() throws {
        try reading.expectLines()
        if try !options.formats().contains(where: { $0 is HTMLFormat }) {
            throw ValidationError(
                "--to is \"\(options.to.joined(separator: ","))\"; expected html among the formats, which is what a browser shows"
            )
        }
    }

    func run() throws {
        Supervisor.shared.sayAtTheEnd("bnbook: the preview has ended; finished runs are kept")
        let console = Console(isQuiet: options.quiet, diagnostics: reading.diagnostics)
        let script = try Installation.found().templates + "/preview.js"
        guard let bytes = FileManager.default.contents(atPath: script) else {
            throw InstallationError.noStarter(script)
        }
        let server = try listening()
        let pages = PreviewPages(
            server, script: String(decoding: bytes, as: UTF8.self),
            folder: ReportFolder(
                path: options.folder, formats: try options.formats(), inputs: RenderInputs([], others: [], folders: [])),
            follows: follow)
        let loop = try RenderLoop(options, reading, console: console, listener: pages)
        loop.announce()
        server.start(pages.answer)
        let address = "http://localhost:\(server.port)/\(addressPart(pages.home))"
        console.say("showing \(address), until Ctrl-C")
        if !noOpen { open(address) }
        loop.run()
    }
}

private extension PreviewCommand {
    /// - Throws: `ValidationError` for a port that was asked for and is in use.
    func listening() throws -> Server {
        let usual: UInt16 = 4180
        do throws(SystemError) { return try Server(port: port ?? usual) } catch {
            if let port {
                throw ValidationError(
                    "--port is \(port), where nothing can listen: \(error.reason); expected a port that is free")
            }
        }
        return try Server(port: 0)
    }

    /// Has the desktop open a page; without a desktop nothing is opened, and the address has been said.
    func open(_ address: String) {
        let environment = ProcessInfo.processInfo.environment
        guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xdg-open", address]
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try? process.run()
    }
}
