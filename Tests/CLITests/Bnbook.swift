import Foundation

/// The command under test, in a folder of its own: no data, no network, no store but its own.
struct Bnbook {
    /// Where it runs; gone with `remove()`.
    let folder: URL
    var environment: [String: String] = [:]

    init() throws {
        folder = Self.newFolder
        let cache = folder.appending(path: ".cache/bnbook")
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        // Each folder is a home of its own; how the compiler's driver links is asked once for all.
        let known = Self.buildFolder.appending(path: "NotebookLinking")
        try FileManager.default.createDirectory(at: known, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: cache.appending(path: "linking"), withDestinationURL: known)
    }

    /// Another folder with the same files.
    init(copyOf other: Bnbook) throws {
        folder = Self.newFolder
        try FileManager.default.copyItem(at: other.folder, to: folder)
    }

    private static var newFolder: URL {
        FileManager.default.temporaryDirectory.appending(path: "bnbook test ü \(UUID().uuidString)")
    }

    struct Outcome {
        var exitCode: Int32
        var output: String
        var errors: String
    }

    /// `BNBOOK_EXECUTABLE`, else the build beside the tests.
    static var executable: URL {
        if let path = ProcessInfo.processInfo.environment["BNBOOK_EXECUTABLE"] { return URL(filePath: path) }
        return buildFolder.appending(path: "bnbook")
    }

    /// The folder that the tests were built into.
    private static var buildFolder: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    }

    /// What the command takes over from whoever runs the tests: all else, such as `CI`, may change what it does.
    private static let inherited: Set = ["LANG", "PATH", "TMPDIR", "BNBOOK_TYPST"]

    func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment.filter { Self.inherited.contains($0.key) }
        variables["HOME"] = folder.path(percentEncoded: false)
        // Each folder is a home of its own; what the compiler makes of C's headers is made once for all.
        variables["CLANG_MODULE_CACHE_PATH"] = Self.buildFolder.appending(path: "NotebookModuleCache").path(
            percentEncoded: false)
        variables["BNBOOK_MNIST_MIRRORS"] = ""
        process.environment = variables.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// A process that yields to the one that watches it, so that what is to be ended midway is, on busy machines too.
    func startBehind(_ arguments: [String]) throws -> Process {
        let process = try start(["-n", "10", Self.executable.path(percentEncoded: false)] + arguments)
        process.executableURL = URL(filePath: "/usr/bin/nice")
        return process
    }

    @discardableResult
    func run(_ arguments: String...) throws -> Outcome { try run(arguments: arguments) }

    @discardableResult
    func run(arguments: [String], by name: String = "bnbook") throws -> Outcome {
        let process = try start(arguments)
        if name != "bnbook" {
            process.executableURL = Self.executable.deletingLastPathComponent().appending(path: name)
        }
        let (output, errors) = (folder.appending(path: "stdout"), folder.appending(path: "stderr"))
        for file in [output, errors] {
            _ = FileManager.default.createFile(atPath: file.path(percentEncoded: false), contents: nil)
        }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Outcome(exitCode: process.terminationStatus, output: text("stdout"), errors: text("stderr"))
    }

    /// Runs another command in the folder.
    func run(tool: String, _ arguments: String...) throws {
        let process = try start(arguments)
        process.executableURL = URL(filePath: tool)
        try process.run()
        process.waitUntilExit()
    }

    func write(_ name: String, _ text: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// A file's text; empty where there is none.
    func text(_ name: String) -> String {
        (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }

    /// A Markdown report as its reader sees it: without the comment by which bnbook knows it again.
    func report(_ name: String) -> String {
        text(name).replacing(#/\n\n<!-- bnbook report of [^\n]* -->\n$/#, with: "")
    }

    /// Every file of a folder by its path within it.
    func files(_ name: String) -> [String: Data] {
        let paths =
            (try? FileManager.default.subpathsOfDirectory(
                atPath: folder.appending(path: name).path(percentEncoded: false))) ?? []
        return paths.reduce(into: [:]) {
            $0[$1] = FileManager.default.contents(
                atPath: folder.appending(path: "\(name)/\($1)").path(percentEncoded: false))
        }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
