package import Experiments
import Spelling

/// Reads samples from files of arrays. Throws a ``DatasetError`` that names file and array.
package func loadArrays(_ source: ArraySource) throws -> LoadedDataset { try ArrayFiles(source: source).load() }

/// Whether an `.npz` archive holds an array of this name. Throws a ``DatasetError`` for what is no archive.
package func holdsArray(_ place: ArraySource.Place) throws -> Bool {
    try ArrayFiles.archive(place.file, InputFile(path: place.file).wholeContents()).names.contains(
        place.member + ".npy")
}

struct ArrayFiles {
    let source: ArraySource

    func load() throws -> LoadedDataset {
        var contents: [String: [UInt8]] = [:]
        for file in source.files { contents[file] = try InputFile(path: file).wholeContents() }
        let train = try part(source.samples, source.labels, contents)
        let test = try source.testSamples.map { try part($0, source.testLabels ?? $0, contents) }
        if let test, test.shape != train.shape {
            throw DatasetError.wrongShape(
                file: source.testSamples!.name, found: [test.samples.count] + test.shape,
                expected: [test.samples.count] + train.shape)
        }
        let (trained, tested) = (train.samples, test?.samples ?? .none)
        guard trained.pixels.isEmpty == tested.pixels.isEmpty || tested.count == 0 else {
            throw DatasetError.array(
                file: source.testSamples!.name, found: "numbers of another type",
                expected: "those of the training samples")
        }
        return LoadedDataset(dataset: dataset(trained, tested, train.shape), train: trained, test: tested)
    }

    static func archive(_ file: String, _ bytes: [UInt8]) throws -> ZipArchive {
        do { return try ZipArchive(bytes) } catch let failure as ZipArchive.Failure {
            throw DatasetError.corruptArchive(file: file, reason: failure.reason)
        }
    }
}

private extension ArraySource.Place {
    /// What errors call it.
    var name: String { member.isEmpty ? file : "\(file): \(member)" }
}

private extension ArrayFiles {
    func dataset(_ train: Samples, _ test: Samples, _ shape: [Int]) -> Dataset {
        var named = source
        named.areBytes = !train.pixels.isEmpty
        let width = train.targets.count / max(train.count, 1)
        let targets = width == 1 ? ["target"] : (0..<width).map { "target \($0 + 1)" }
        return Dataset(
            name: source.samples.file.pathStem, source: .arrays(named),
            digest: LoadedDataset.digest(train: train, test: test),
            shape: shape, classes: Int(max(train.labels.max() ?? 0, test.labels.max() ?? 0)) + 1,
            trainCount: train.count, testCount: test.count,
            task: source.predicted == .numbers ? .regression(targets) : .classification)
    }

    func array(_ place: ArraySource.Place, _ contents: [String: [UInt8]]) throws -> NumericArray {
        let bytes = contents[place.file]!
        if bytes.starts(with: NumericArray.numPyMagic) { return try NumericArray(numPy: bytes, named: place.name) }
        if bytes.starts(with: [0x50, 0x4B]) {
            let archive = try Self.archive(place.file, bytes)
            let known = archive.names.filter { $0.hasSuffix(".npy") }.map { String($0.dropLast(4)) }
            guard known.contains(place.member) else {
                throw DatasetError.array(
                    file: place.file, found: "the arrays \(known.joined(separator: ", "))",
                    expected: "one called \(place.member)")
            }
            do {
                return try NumericArray(numPy: archive.contents(of: place.member + ".npy"), named: place.name)
            } catch let failure as ZipArchive.Failure {
                throw DatasetError.corruptArchive(file: place.file, reason: failure.reason)
            }
        }
        var stream = try ByteStream(path: place.file)
        return try NumericArray(idx: stream.readAll(), file: place.file)
    }

    /// The samples of a part, and the shape of one.
    func part(_ place: ArraySource.Place, _ labels: ArraySource.Place, _ contents: [String: [UInt8]]) throws
        -> (samples: Samples, shape: [Int])
    {
        let array = try array(place, contents), count = array.shape.first ?? 0
        guard array.shape.count > 1, !array.shape.contains(0) else {
            throw DatasetError.array(
                file: place.name, found: "the shape (\(array.shape.map(String.init).joined(separator: ", ")))",
                expected: "(samples, numbers), (samples, height, width) or more, and none of them 0")
        }
        var samples = Samples(labels: [UInt8](repeating: 0, count: count))
        // Bytes in two or more dimensions are pixels; those of a table are numbers.
        if array.element == .uint8, array.shape.count > 2 {
            samples.pixels = array.bytes
        } else {
            samples.features = try floats(array, place)
        }
        try predict(self.array(labels, contents), labels, of: &samples, count)
        return (samples, Array(array.shape.dropFirst()))
    }

    func predict(_ array: NumericArray, _ place: ArraySource.Place, of samples: inout Samples, _ count: Int) throws {
        let width = (NumericArray.count(Array(array.shape.dropFirst())) ?? 0)
        guard array.shape.first == count, source.predicted == .numbers ? array.shape.count < 3 : width == 1 else {
            throw DatasetError.wrongShape(file: place.name, found: array.shape, expected: [count])
        }
        if source.predicted == .numbers {
            samples.targets = try floats(array, place)
            return
        }
        for (index, value) in array.doubles.enumerated() {
            guard let label = UInt8(exactly: value) else {
                throw DatasetError.array(
                    file: place.name, found: "\(value) at index \(index)",
                    expected: "a class, a whole number from 0 to 255; predicting: .numbers predicts others")
            }
            samples.labels[index] = label
        }
    }

    func floats(_ array: NumericArray, _ place: ArraySource.Place) throws -> [Float] {
        let floats = array.doubles.map { Float($0) }
        if let index = floats.firstIndex(where: { !$0.isFinite }) {
            throw DatasetError.array(
                file: place.name, found: "\(array.doubles[index]) at index \(index)",
                expected: "numbers that float32 holds")
        }
        return floats
    }
}
