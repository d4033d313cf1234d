import Spelling

internal import Experiments

/// A folder with the four files of MNIST's names, whatever images they hold.
struct IDXFolder {
    let folder: String

    /// Throws a ``DatasetError`` for a file that is missing, or is not what its name says.
    func load() throws -> LoadedDataset {
        let files = MNISTFiles.published.all, paths = files.map { $0.path(in: folder) }
        let missing = zip(files, paths).filter { $0.1 == nil }.map(\.0.name)
        guard missing.isEmpty else { throw DatasetError.incomplete(folder: folder, missing: missing) }
        let parts = try paths.map { try read($0!) }
        let (train, test) = (try samples(parts[0], parts[1], paths[1]!), try samples(parts[2], parts[3], paths[3]!))
        guard parts[2].shape.dropFirst() == parts[0].shape.dropFirst() else {
            throw DatasetError.wrongShape(
                file: paths[2]!, found: parts[2].shape, expected: [parts[2].shape[0]] + parts[0].shape.dropFirst())
        }
        let dataset = Dataset(
            name: folder.isEmpty ? "images" : folder.lastPathComponent, source: .idx(folder: folder),
            digest: LoadedDataset.digest(train: train, test: test), shape: Array(parts[0].shape.dropFirst()),
            classes: Int(max(train.labels.max() ?? 0, test.labels.max() ?? 0)) + 1, trainCount: train.count,
            testCount: test.count)
        return LoadedDataset(dataset: dataset, train: train, test: test)
    }
}

private extension IDXFolder {
    typealias Part = (shape: [Int], bytes: [UInt8])

    func samples(_ images: Part, _ labels: Part, _ labelPath: String) throws -> Samples {
        guard labels.shape == [images.shape[0]] else {
            throw DatasetError.wrongShape(file: labelPath, found: labels.shape, expected: [images.shape[0]])
        }
        return Samples(pixels: images.bytes, labels: labels.bytes)
    }

    /// A file of unsigned bytes: two zeros, 8, the number of dimensions, and each as a big-endian word; then the bytes.
    func read(_ path: String) throws -> Part {
        var stream = try ByteStream(path: path)
        let dimensions = path.contains("idx3") ? 3 : 1, expected = 0x0800 + UInt32(dimensions)
        let words = try (0...dimensions).map { _ in try stream.read(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
        guard words[0] == expected else {
            throw DatasetError.wrongMagic(file: path, found: words[0], expected: expected)
        }
        let shape = words.dropFirst().map(Int.init), bytes = try stream.readAll()
        guard !shape.dropFirst().contains(0) else {
            throw DatasetError.wrongShape(file: path, found: shape, expected: shape.map { max($0, 1) })
        }
        let count = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).overflow ? .max : $0 * $1 }
        guard bytes.count >= count else {
            throw DatasetError.truncated(file: path, bytes: bytes.count, expected: count)
        }
        guard bytes.count == count else { throw DatasetError.tooLong(file: path, expected: count) }
        return (shape, bytes)
    }
}
