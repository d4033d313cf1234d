internal import Foundation
internal import Notebook
internal import Spelling

extension NotebookFolder {
    /// The folder of the notebook at `path`.
    static func beside(_ path: String) -> NotebookFolder {
        at(URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false))
    }

    /// The folder at `path`.
    static func at(_ path: String) -> NotebookFolder {
        let folder = URL(filePath: path)
        let project = projectFolder(of: folder).resolvingSymlinksInPath().path(percentEncoded: false)
        let root = project.hasSuffix("/") ? project : project + "/"
        return NotebookFolder(
            read: {
                FileManager.default.contents(atPath: folder.appending(path: $0).path(percentEncoded: false)).map {
                    [UInt8]($0)
                }
            },
            names: {
                ((try? FileManager.default.contentsOfDirectory(
                    atPath: folder.appending(path: $0).path(percentEncoded: false))) ?? []).sorted()
            },
            isOutside: {
                !(folder.appending(path: $0).resolvingSymlinksInPath().path(percentEncoded: false) + "/").hasPrefix(
                    root)
            })
    }

    /// The folder of the project that a notebook in `folder` is of: the one with a `bnbook.yml`, its own or the one above,
    /// else its own.
    static func projectFolder(of folder: URL) -> URL {
        let above = folder.appending(path: "..").standardizedFileURL
        return [folder, above].first {
            FileManager.default.fileExists(atPath: $0.appending(path: "bnbook.yml").path(percentEncoded: false))
        } ?? folder
    }

    /// "did you mean "data.csv"?" for a file that is not there; `nil` where none is near.
    func nearest(to file: String) -> Hint? {
        let parent = file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) : ""
        return suggestion(for: file, among: names(parent).map { parent.isEmpty ? $0 : "\(parent)/\($0)" })
    }
}
