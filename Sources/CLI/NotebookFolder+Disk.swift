internal import Foundation
internal import Notebook
internal import Spelling

extension NotebookFolder {
    /// The folder of the notebook at `path`.
    static func beside(_ path: String) -> NotebookFolder {
        let folder = URL(filePath: path).deletingLastPathComponent()
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

    /// "did you mean "data.csv"?" for a file that is not there; `nil` where none is near.
    func nearest(to file: String) -> String? {
        let parent = file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) : ""
        return suggestion(for: file, among: names(parent).map { parent.isEmpty ? $0 : "\(parent)/\($0)" })
    }
}
