import Foundation
import Notebook
import Testing

/// The notebooks of a folder beside this file, by name.
func notebooks(_ folder: String) -> [String] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: folder).path(percentEncoded: false)
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0.hasSuffix(".md") }.map {
        String($0.dropLast(3))
    }.sorted()
}

/// The files of a folder beside this file.
func folder(_ name: String) -> NotebookFolder {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    return NotebookFolder(
        read: {
            FileManager.default.contents(atPath: folder.appending(path: $0).path(percentEncoded: false)).map {
                [UInt8]($0)
            }
        },
        names: {
            ((try? FileManager.default.contentsOfDirectory(
                atPath: folder.appending(path: $0).path(percentEncoded: false))) ?? []).sorted()
        })
}

func source(_ folder: String, _ name: String) throws -> [UInt8] {
    [UInt8](
        try Data(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "\(folder)/\(name).md")))
}

/// Compares with the text recorded beside a notebook; RECORD=1, or a text that is missing, writes it, the latter as a
/// failure.
func expectRecorded(_ text: String, _ folder: String, _ name: String, location: SourceLocation = #_sourceLocation)
    throws
{
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "\(folder)/\(name).txt")
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { return try Data(text.utf8).write(to: file) }
    guard let recorded else {
        try Data(text.utf8).write(to: file)
        Issue.record("\(name).txt was missing and has been written: look at it", sourceLocation: location)
        return
    }
    #expect(text == recorded, sourceLocation: location)
}
