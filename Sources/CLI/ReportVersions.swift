internal import Foundation
internal import Report

/// The versions of a report that a git repository holds.
struct ReportVersions {
    /// The oldest first; a commit that left the report's bytes as they were is not among them.
    private(set) var all: [ReportHistory.Version] = []
    /// How many are of a format that this bnbook does not read.
    private(set) var unreadable = 0

    /// The reports called `name` in `folder`, whether as JSON or as a page, which a repository's current branch holds.
    /// - Throws: `GitError`; `ReportRecordError` for a report that is damaged.
    init(of name: String, in folder: String) throws {
        let git = Git(folder: folder)
        let files = ["\(name).json", "\(name).html"]
        let log = try git.text(["log", "--reverse", "--format=%H%x1f%cs%x1f%s", "--"] + files.map { "./\($0)" })
        var last: [UInt8]?
        for line in log.split(separator: "\n") {
            let fields = line.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 3,
                let (file, bytes) = files.lazy.compactMap({ file in
                    (try? git.bytes(["cat-file", "blob", "\(fields[0]):./\(file)"])).map { (file, $0) }
                }).first, bytes != last
            else { continue }
            last = bytes
            do {
                let record = try ReportRecord(report: bytes, path: "\(fields[0].prefix(7)):\(file)")
                all.append(
                    .init(commit: String(fields[0].prefix(7)), date: fields[1], subject: fields[2], record: record))
            } catch ReportRecordError.otherFormat { unreadable += 1 } catch ReportRecordError.noReport {
                unreadable += 1
            }
        }
    }
}

/// Asks git about the repository that a folder is in.
struct Git {
    let folder: String

    /// - Throws: `GitError`.
    func text(_ arguments: [String]) throws -> String { String(decoding: try bytes(arguments), as: UTF8.self) }

    /// What git writes to standard output.
    /// - Throws: `GitError`.
    func bytes(_ arguments: [String]) throws -> [UInt8] {
        guard let outcome = Tool(name: "git").run(["-C", folder] + arguments) else { throw GitError.missing }
        guard outcome.isSuccess else { throw GitError.failed(folder, reason: outcome.words) }
        return outcome.output
    }
}

/// Why git says nothing, as facts.
enum GitError: Error, Equatable, CustomStringConvertible {
    case missing
    case failed(String, reason: String)
    case noReports(String, folder: String)

    var description: String {
        switch self {
        case .missing: "git is not on the PATH; the reports' history is in a git repository"
        case .failed(let folder, let reason): "\(folder): git says: \(reason)"
        case .noReports(let name, let folder):
            "\(folder): no commit holds a report called \(name); expected \(name).json or \(name).html there, or another folder by --output"
        }
    }
}
