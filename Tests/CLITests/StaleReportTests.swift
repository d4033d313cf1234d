import Foundation
import Testing

/// Reports of notebooks that are there no longer.
@Suite struct StaleReportTests {
    private static let chart = """
        ```swift experiment
        //| label: fig-a
        Chart([1.0, 2].enumerated().map { ($0.offset, $0.element) }) { LineMark(x: .value("x", $0.0), y: .value("y", $0.1)) }
        ```

        """

    /// A folder whose notebook `old` was rendered and is gone.
    private func folder(_ changes: [String: String] = [:]) throws -> Bnbook {
        let bnbook = try Bnbook()
        let files = ["n/new.md": "New.\n", "n/old.md": Self.chart, "n/old-b.md": "Another.\n"]
        for (name, text) in files.merging(changes, uniquingKeysWith: { $1 }) { try bnbook.write(name, text) }
        let outcome = try bnbook.run("render", "n", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome)")
        return bnbook
    }

    @Test func theyAreNamedAndRemoved() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        // What bnbook did not write stays, whatever it is called.
        for name in ["old.txt", "old-fig-b.svg", "older.md", "notes.html", "old.csv"] {
            try bnbook.write("output/\(name)", "mine")
        }
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "n/old.md"))
        let named = try bnbook.run("render", "n", "--to", "html")
        #expect(
            named.exitCode == 0
                && named.errors.contains(
                    "output/old.html and 3 other files of it: n has no notebook of that name; --prune removes it, whichever folder it is from"
                ), "\(named)")
        let before = Set(bnbook.files("output").keys)
        let pruned = try bnbook.run("render", "n", "--to", "html", "--prune")
        #expect(pruned.exitCode == 0 && !pruned.errors.contains("--prune removes"), "\(pruned)")
        let gone = before.subtracting(bnbook.files("output").keys)
        #expect(gone == ["old.html", "old.json", "old.md", "old-fig-a.svg"])
    }

    @Test func aFileThatIsReadStays() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "n/old.md"))
        try bnbook.write(
            "n/new.md",
            "---\nfiles: [../output/old.json]\nallow: [read: ../output/old.json]\n---\n\n`{swift} 1`\n")
        let outcome = try bnbook.run("render", "n", "--prune", "--quiet")
        let files = bnbook.files("output").keys
        #expect(outcome.exitCode == 0 && files.contains("old.json") && !files.contains("old.html"), "\(outcome)")
    }

    /// A folder of a book's chapters that is gone, beside one with reports of something else.
    @Test func chaptersInFoldersAreRemoved() throws {
        let bnbook = try folder(["n/bnbook.yml": "book: {title: B}\n", "n/data/iris.md": "Iris.\n"])
        defer { bnbook.remove() }
        try bnbook.run("render", "n/new.md", "--output", "output/elsewhere", "--quiet")
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "n/data"))
        try bnbook.run("render", "n", "--prune", "--quiet")
        let files = bnbook.files("output").keys
        #expect(!files.contains { $0.hasPrefix("data") } && files.contains("elsewhere/new.html"), "\(files.sorted())")
    }

    /// A report whose notebook lies in the folder, listed or not; a link; a copy in another folder of the book.
    @Test func whatIsNoDeletedNotebooksReportStays() throws {
        let bnbook = try folder([
            "n/bnbook.yml": "book: {title: B, chapters: [new.md, data/iris.md]}\n", "n/data/iris.md": "Iris.\n",
        ])
        defer { bnbook.remove() }
        try bnbook.run("render", "n/old.md", "n/old-b.md", "--quiet")
        let output = bnbook.folder.appending(path: "output")
        try FileManager.default.copyItem(
            at: output.appending(path: "new.html"), to: output.appending(path: "data/new.html"))
        try FileManager.default.moveItem(
            at: output.appending(path: "old-b.html"), to: bnbook.folder.appending(path: "outside.html"))
        try FileManager.default.createSymbolicLink(
            atPath: output.appending(path: "old-b.html").path(percentEncoded: false),
            withDestinationPath: "../outside.html")
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "n/old-b.md"))
        let outcome = try bnbook.run("render", "n", "--prune", "--quiet")
        let files = bnbook.files("output").keys
        #expect(
            outcome.exitCode == 0 && files.contains("old.html") && files.contains("data/new.html")
                && files.contains("old-b.html"), "\(files.sorted()) \(outcome)")
    }

    @Test func onlyAFolderIsPruned() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n/new.md", "--prune")
        #expect(outcome.exitCode == 64 && outcome.errors.contains("--prune is given without a folder"), "\(outcome)")
    }

    @Test func whatNoChapterListsIsSaid() throws {
        let bnbook = try folder(["n/bnbook.yml": "book: {title: B, chapters: [new.md]}\n"])
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n")
        #expect(outcome.errors.contains("n/old.md is in no chapter of n/bnbook.yml, and not rendered"), "\(outcome)")
    }
}
