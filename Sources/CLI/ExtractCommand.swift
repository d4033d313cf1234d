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

    @Argument(help: "A report: HTML, PDF or JSON.")
    var report: String

    @Option(help: "The file to write (default: standard output); one that exists is not replaced.")
    var output: String?

    func validate() throws { try expectNamed(output, "--output") }

    func run() throws {
        do {
            let record = try PublishedReport(path: report).record
            guard let output else { return print(record.source, terminator: "") }
            let includedFiles = try (record.includedFiles ?? []).map {
                (try place(of: $0.path, beside: output), $0.text)
            }
            let files = [(output, record.source)] + includedFiles
            if let (path, _) = files.first(where: { FileManager.default.fileExists(atPath: $0.0) }) {
                throw ValidationError("\(path) exists already; name another file")
            }
            for (path, text) in files { try writeNew(Array(text.utf8), to: path) }
        } catch let error as ValidationError {
            throw error
        } catch {
            Console(isQuiet: false).error(error)
            throw ExitCode(1)
        }
    }
}

private extension ExtractCommand {
    /// Where a file goes that the notebook includes: a report may be a stranger's, so nowhere but below the notebook's
    /// folder. The project's defaults, which may lie one folder up, are found beside the notebook just as well.
    /// - Throws: `ExtractError`.
    func place(of path: String, beside output: String) throws -> String {
        let steps = path.split(separator: "/").filter { $0 != "." }
        if steps == ["..", "bnbook.yml"] { return Notebook.path("bnbook.yml", besides: output) }
        guard !path.hasPrefix("/"), !steps.isEmpty, !steps.contains("..") else {
            throw ExtractError.outside(report, includedFile: path)
        }
        return Notebook.path(steps.joined(separator: "/"), besides: output)
    }
}

/// Why a notebook is not extracted, as facts.
enum ExtractError: Error, Equatable, CustomStringConvertible {
    case outside(String, includedFile: String)

    var description: String {
        switch self {
        case .outside(let report, let includedFile):
            "\(report): the notebook includes \"\(includedFile)\", which would be written outside of its folder; without --output the notebook alone is given"
        }
    }
}
