/// Finds and reads the four files in a folder.
internal import Dispatch
#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension MNISTFiles {
    /// The paths of the files in a folder, nil for each that is not there, in the order of ``all``.
    func paths(in folder: String) -> [String?] {
        all.map { $0.path(in: folder) }
    }

    /// The files of a folder, or nil when it holds none of them.
    ///
    /// Throws a ``DatasetError`` for a file that is missing or not as published.
    func load(folder: String) throws -> LoadedDataset? {
        let paths = paths(in: folder)
        if paths.allSatisfy({ $0 == nil }) { return nil }
        let missing = zip(all, paths).filter { $0.1 == nil }.map(\.0.name)
        guard missing.isEmpty else { throw DatasetError.incomplete(folder: folder, missing: missing) }
        return dataset(try read(paths.map { $0! }))
    }

    /// The data set of four checked files in the order of ``all``.
    func dataset(_ data: [[UInt8]]) -> LoadedDataset {
        LoadedDataset(
            dataset: dataset, train: Samples(pixels: data[0], labels: data[1]),
            test: Samples(pixels: data[2], labels: data[3]))
    }
}

extension MNISTFiles.File {
    /// The file's path in a folder, nil when it is not there.
    func path(in folder: String) -> String? {
        fileNames.lazy.map { "\(folder)/\($0)" }.first { access($0, F_OK) == 0 }
    }
}

private extension MNISTFiles {
    /// The train images, six times as long as the rest, have a thread of their own.
    func read(_ paths: [String]) throws -> [[UInt8]] {
        let files = all
        var results = [Result<[UInt8], any Error>](repeating: .success([]), count: files.count)
        results.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let results = buffer
            DispatchQueue.concurrentPerform(iterations: 2) { thread in
                for index in thread == 0 ? 0..<1 : 1..<files.count {
                    results[index] = Result { try files[index].read(from: paths[index]) }
                }
            }
        }
        return try results.map { try $0.get() }
    }
}
