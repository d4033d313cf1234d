import Document
import Foundation
import Notebook
import TestSupport
import Testing

@testable import Import

/// Every file in `Cases` becomes the notebook recorded beside it, and below that what was not carried over.
@Suite struct ConversionTests {
    @Test(arguments: cases) func `a file of another kind becomes the notebook recorded`(name: String) throws {
        let conversion = try Conversion(
            bytes(name), at: name, folder: NotebookFolder(read: { try? bytes($0) }), isSameFolder: false)
        let files = conversion.files.map { "\($0.path): \($0.bytes.count) bytes" }
        let omissions = conversion.omissions.map(\.text)
        let all = [
            conversion.text, "----- files\n" + files.joined(separator: "\n"),
            "----- not carried over\n" + omissions.joined(separator: "\n"),
        ]
        try expectRecorded(all.joined(separator: "\n") + "\n", at: folder.appending(path: name + ".expected"))
    }

    @Test(arguments: damaged) func `a damaged file is an error at its place`(
        name: String, text: String, message: String
    ) {
        #expect(throws: (any Error).self) {
            _ = try Conversion(
                path: name, bytes: Array(text.utf8), name: "new", folder: .empty, isSameFolder: true
            ) { _, _ in (nil, []) }
        }
        do {
            _ = try Conversion(
                path: name, bytes: Array(text.utf8), name: "new", folder: .empty, isSameFolder: true
            ) { _, _ in (nil, []) }
        } catch {
            #expect((error as? Diagnostics)?.all.map(\.text).joined() == message)
        }
    }
}

private let damaged = [
    ("a.ipynb", "{\"cells\": [", "a.ipynb:1:12: error: found the file's end in JSON; expected a value"),
    ("a.ipynb", "{\"cells\":\n  [] x", "a.ipynb:2:6: error: found \"x\" in JSON; expected \",\" or \"}\""),
    (
        "a.ipynb", "{}",
        "a.ipynb:1:1: error: found JSON without \"cells\"; expected a notebook of Jupyter's, nbformat 3 or 4"
    ),
    ("a.tex", "", "a.tex:1:1: error: found a file of another kind; expected .ipynb, .qmd, .Rmd or .md"),
]

private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

private func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

private let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted().filter {
    name in
    ["ipynb", "qmd", "Rmd", "md"].contains { name.hasSuffix("." + $0) }
}
