internal import ArgumentParser
internal import Foundation
internal import Report
internal import Store

/// `bnbook extract`: gives back the notebook that a report was made of.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Give back the notebook that a report was made of.",
        discussion: """
            EXAMPLES
              bnbook extract q2.html                   write the notebook to standard output
              bnbook extract q2.html --output q2.md
            """)

    @Argument(help: "A report, HTML or JSON.")
    var report: String

    @Option(help: "The file to write (default: standard output); one that exists is not replaced.")
    var output: String?

    func run() throws {
        do {
            let source = try PublishedReport(path: report).record.source
            guard let output else { return print(source, terminator: "") }
            guard !FileManager.default.fileExists(atPath: output) else { throw ValidationError("\(output) exists already; name another file") }
            try writeAtomically(Array(source.utf8), to: output)
        } catch let error as ValidationError {
            throw error
        } catch {
            Console(isQuiet: false).error(error)
            throw ExitCode(1)
        }
    }
}
