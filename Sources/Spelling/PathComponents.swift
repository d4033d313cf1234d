/// The parts of a path, as text: nothing is looked up in the file system.
extension String {
    /// What stands behind the last slash, "b.md" of "a/b.md"; a slash at the end counts for nothing.
    package var lastPathComponent: String { split(separator: "/").last.map(String.init) ?? self }

    /// The name of a file without its endings: "b" of "a/b.tar.gz".
    package var pathStem: String { lastPathComponent.split(separator: ".").first.map(String.init) ?? "" }

    /// What stands before the last slash, "a" of "a/b.md" and of "a/"; `nil` where there is none.
    package var parentPath: String? { lastIndex(of: "/").map { String(self[..<$0]) } }

    /// The folder that the file is in, as the system is asked for it: "." where the path names none, "/" of "/b.md".
    package var parentFolder: String {
        guard let parent = parentPath else { return "." }
        return parent.isEmpty ? "/" : parent
    }
}
