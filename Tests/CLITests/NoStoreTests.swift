import Foundation
import Testing

/// Without a store that can be written to there is a report all the same.
@Suite struct NoStoreTests {
    @Test func theReportIsMadeAndTheReasonSaidOnce() throws {
        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            """
            ```swift experiment
            let data = try Dataset.digits(train: 60, test: 40)
            let model = Model("M") { Flatten(); Dense(10, activation: .softmax) }
            try Experiment(on: data, epochs: 1, seeds: 2) { model }.run()
            ```

            """)
        try bnbook.write("file", "")
        bnbook.environment["BNBOOK_STORE"] = "file"
        let outcome = try bnbook.run("render", "a.md")
        #expect(outcome.exitCode == 0 && outcome.output.contains("2 runs: 0 reused, 2 trained"), "\(outcome)")
        #expect(
            outcome.errors.split(separator: "\n").filter { $0.hasPrefix("warning") } == [
                "warning: file: nothing can be kept here: Not a directory; what is made now is made again the next time"
            ], "\(outcome.errors)")
        #expect(bnbook.files("output").count == 3)
    }

    @Test func aFolderForTemporaryFilesIsNeeded() throws {
        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "`{swift} 6 * 7`\n")
        bnbook.environment["TMPDIR"] = bnbook.folder.appending(path: "nowhere").path(percentEncoded: false)
        let outcome = try bnbook.run("render", "a.md")
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(
            outcome.errors.contains(
                ": no folder for temporary files can be made: No such file or directory; TMPDIR may name another place\n"
            ),
            "\(outcome)")
    }

    /// What a render that was ended left in the folder of reports goes with the next; other files of such names stay.
    @Test func leftoversOfReportsAreSwept() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "Text.\n")
        let mine = ["mine.html.1abc.part", "a.html.part", "a.html.1ABC.part"]
        for name in mine + ["a.html.1abc.part", "a.json.0.part"] { try bnbook.write("output/\(name)", "Half") }
        #expect(try bnbook.run("render", "a.md").exitCode == 0)
        #expect(bnbook.files("output").keys.sorted() == (mine + ["a.html", "a.json", "a.md"]).sorted())
    }
}
