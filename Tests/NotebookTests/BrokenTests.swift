import Testing

@testable import Notebook

/// Every notebook in `Broken` has the errors recorded in the `.txt` beside it.
/// To add a case, add a notebook and run with RECORD=1. What notebooks include is in `Broken/parts`.
@Suite struct BrokenTests {
    @Test func thereAreMany() { #expect(notebooks("Broken").count >= 60) }

    @Test(arguments: notebooks("Broken")) func itsErrorsAreAsRecorded(name: String) throws {
        let bytes = try source("Broken", name)
        let problems = #expect(throws: Diagnostics.self) {
            try Notebook.parse(path: "\(name).md", source: bytes, folder: folder("Broken/parts"))
        }
        try expectRecorded((problems?.all ?? []).map { $0.text + "\n" }.joined(), "Broken", name)
    }
}
