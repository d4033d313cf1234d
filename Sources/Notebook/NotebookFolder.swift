/// The files beside a notebook that its text is made of: included parts, bibliographies, the project's defaults.
package struct NotebookFolder: Sendable {
    /// The bytes of a file by its path, relative to the notebook; `nil` where there is none.
    package var read: @Sendable (String) -> [UInt8]?
    /// The names of the files in a folder, relative to the notebook; "" for the notebook's own.
    package var names: @Sendable (String) -> [String]
    /// Whether a path leads out of the project's folder, links followed: what is there is the notebook's only where it asks
    /// for it.
    package var isOutside: @Sendable (String) -> Bool

    /// A folder whose files `read` gives, by paths relative to the notebook.
    package init(
        read: @escaping @Sendable (String) -> [UInt8]?, names: @escaping @Sendable (String) -> [String] = { _ in [] },
        isOutside: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        self.read = read
        self.names = names
        self.isOutside = isOutside
    }

    /// Why a file is none of a notebook's that is allowed this much; `nil` where it may be.
    package func refusal(of path: String, _ permissions: Permissions) -> String? {
        guard isOutside(path), !permissions.allowsReading(path) else { return nil }
        return
            "the file \"\(path)\" is outside of the project's folder, which is the notebook's or that of a bnbook.yml above it; `allow: [read: \(path)]` in the front matter lets the text have it"
    }

    /// A folder that holds nothing.
    package static var empty: NotebookFolder { NotebookFolder(read: { _ in nil }) }

    /// A folder that holds what a notebook was made of before.
    package static func of(_ includedFiles: [IncludedFile]) -> NotebookFolder {
        let texts = Dictionary(includedFiles.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        return NotebookFolder(
            read: { texts[$0].map { Array($0.utf8) } },
            names: { folder in
                texts.keys.filter { $0.hasPrefix(folder.isEmpty ? "" : folder + "/") }.map {
                    String($0.dropFirst(folder.isEmpty ? 0 : folder.utf8.count + 1))
                }.filter { !$0.contains("/") }.sorted()
            })
    }
}

/// A file that a notebook's text was made of, beside the notebook itself.
package struct IncludedFile: Hashable, Sendable {
    /// Its path, relative to the notebook.
    package var path: String
    /// Its contents.
    package var text: String

    /// The file at `path`, relative to the notebook.
    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

extension Notebook {
    /// A path that stands in the file at `base`, as one relative to what `base` is relative to: `parts/b.md` for `b.md`
    /// in `parts/a.md`.
    package static func path(_ path: String, besides base: String) -> String {
        if path.hasPrefix("/") { return path }
        var folders = base.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        for step in path.split(separator: "/", omittingEmptySubsequences: false).map(String.init) where step != "." {
            if step == "..", let last = folders.last, last != "..", last != ".", !last.isEmpty {
                folders.removeLast()
            } else {
                folders.append(step)
            }
        }
        return folders.joined(separator: "/")
    }
}
