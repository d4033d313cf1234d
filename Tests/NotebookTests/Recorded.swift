import Foundation
import Notebook
import TestSupport
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

/// Compares with the text recorded beside a notebook.
func expectRecorded(_ text: String, _ folder: String, _ name: String, location: SourceLocation = #_sourceLocation)
    throws
{
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "\(folder)/\(name).txt")
    try expectRecorded(text, at: file, location: location)
}
