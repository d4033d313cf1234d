internal import Store

/// Finds and checks the files of an edition in a folder.
extension PublishedFiles.File {
    /// The file's path in a folder; `nil` where it is not there.
    func path(in folder: String) -> String? {
        names.lazy.map { "\(folder)/\($0)" }.first(where: isThere)
    }

    /// The file's bytes. Throws ``DatasetError/unreadable(file:reason:)``,
    /// ``DatasetError/wrongDigest(file:found:expected:)``, with the name given.
    func read(from path: String, named name: String? = nil) throws -> [UInt8] {
        let bytes = try InputFile(path: path).wholeContents(), found = SHA256.digest(bytes)
        guard found == digest else {
            throw DatasetError.wrongDigest(file: name ?? path, found: found, expected: digest)
        }
        return bytes
    }
}

extension PublishedFiles.Edition {
    /// The samples in a folder; `nil` where none of the files is there.
    /// Throws a ``DatasetError`` for a file that is missing or not as published.
    func load(folder: String) throws -> (train: Samples, test: Samples)? {
        let paths = files.map { $0.path(in: folder) }
        if paths.allSatisfy({ $0 == nil }) { return nil }
        let missing = zip(files, paths).filter { $0.1 == nil }.map(\.0.names[0])
        guard missing.isEmpty else { throw DatasetError.incomplete(folder: folder, missing: missing) }
        return try samples(try zip(files, paths).map { try $0.read(from: $1!) }, paths.map { $0! })
    }
}

/// Whether there is a file at this path.
func isThere(_ path: String) -> Bool { (try? InputFile(path: path)) != nil }
