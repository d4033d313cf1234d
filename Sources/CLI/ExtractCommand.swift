internal import ArgumentParser
internal import Foundation
internal import Notebook
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
              bnbook extract q2.html --output q2.md    also the parts and bibliographies it includes, beside it
            """)

    @Argument(help: "A report, HTML or JSON.")
    var report: String

    @Option(help: "The file to write (default: standard output); one that exists is not replaced.")
    var output: String?

    func run() throws {
        do {
            let record = try PublishedReport(path: report).record
            guard let output else { return print(record.source, terminator: "") }
            let companions = (record.companions ?? []).map { (Notebook.path($0.path, besides: output), $0.text) }
            let files = [(output, record.source)] + companions
            if let (path, _) = files.first(where: { FileManager.default.fileExists(atPath: $0.0) }) {
                throw ValidationError("\(path) exists already; name another file")
            }
            for (path, text) in files { try writeAtomically(Array(text.utf8), to: path) }
        } catch let error as ValidationError {
            throw error
        } catch {
            Console(isQuiet: false).error(error)
            throw ExitCode(1)
        }
    }
}
