import Foundation
import TestSupport
import Testing

/// Every notebook in `Notebooks` is rendered, and what its reader sees is compared with the `.txt` beside it.
/// To add a case, add a notebook and run with RECORD=1; a missing expectation is written and fails.
@Suite struct NotebookTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Notebooks")
    static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? [])
        .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()

    /// As recorded on one core, and the same again from what is kept, and from nothing on three.
    @Test(arguments: names) func rendersAsRecorded(name: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("\(name).md", String(contentsOf: Self.folder.appending(path: "\(name).md"), encoding: .utf8))
        let outcome = try bnbook.run("render", "\(name).md", "--quiet", "--jobs", "1")
        let report = bnbook.report("output/\(name).md") + main(bnbook.text("output/\(name).failed.html"))
        let seen = "exit \(outcome.exitCode)\n\n--- errors\n\(outcome.errors)\n--- report\n\(report)"
        try expectRecorded(seen, at: Self.folder.appending(path: "\(name).txt"))
        try bnbook.run("render", "\(name).md", "--quiet", "--output", "again")
        try bnbook.run("render", "\(name).md", "--quiet", "--jobs", "3", "--fresh", "--output", "fresh")
        #expect(bnbook.files("again") == bnbook.files("output"))
        #expect(bnbook.files("fresh") == bnbook.files("output"))
    }
}

/// What stands between the `<main>` tags.
private func main(_ html: String) -> String {
    guard let start = html.range(of: "<main id=\"page.text\">"), let end = html.range(of: "</main>") else { return "" }
    return String(html[start.upperBound..<end.lowerBound])
}
