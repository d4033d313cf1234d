internal import Datasets
internal import Experiments
internal import Outputs

extension RunWorker {
    /// The data set of a source, read, drawn or downloaded where it is not known from before.
    /// - Throws: `DatasetError`.
    func dataset(_ source: Dataset.Source, _ said: inout [Output], _ onProgress: @escaping (Progress) -> Void) throws
        -> Dataset
    {
        switch source {
        case .mnist: return try mnist(&said, onProgress)
        case .published(let images): return try published(images, &said, onProgress)
        case .digits(let train, let test, let seed):
            if let known = known.digits(train: train, test: test, seed: seed) { return known }
            let found = loaded.remembered(try loadDigits(train: train, test: test, seed: seed))
            known.remember(found, train: train, test: test, seed: seed)
            return found
        default:
            let found = try load(
                source, locator: locator, onProgress: { onProgress(Progress($0)) },
                remark: { said.append(.notice($0)) })
            let dataset = loaded.remembered(found)
            return found.imputation.map { dataset.transformed(.imputed($0)) } ?? dataset
        }
    }

    /// What is asked of the samples of a data set.
    func testImages(_ dataset: Dataset, _ places: [Int]) throws -> TestImages {
        let samples = try samples(of: dataset).test, size = dataset.shape.reduce(1, *),
            areImages = !samples.pixels.isEmpty
        guard areImages, places.allSatisfy((0..<samples.count).contains) else {
            return TestImages(areImages: areImages, count: samples.count, pixels: [], labels: [])
        }
        return TestImages(
            areImages: true, count: samples.count,
            pixels: places.flatMap { samples.pixels[$0 * size..<($0 + 1) * size] },
            labels: places.map { samples.labels[$0] })
    }

    func samples(of dataset: Dataset) throws -> LoadedDataset { try loaded.samples(of: dataset, locator: locator) }
}

private extension RunWorker {
    /// What MNIST may be read from is said also where it cannot be had: what follows rests on it.
    func mnist(_ said: inout [Output], _ onProgress: @escaping (Progress) -> Void) throws -> Dataset {
        let content = locator.mnistContentDigest(digests)
        said.append(.input(InputRecord(name: "MNIST", digest: content)))
        if let known = known.mnist(content: content, locator: locator) { return known }
        let samples = try loadMNIST(locator: locator) { onProgress(Progress($0)) }
        let found = locator.mnistContentDigest(digests)
        said = [.input(InputRecord(name: "MNIST", digest: found))]
        known.remember(samples.dataset, content: found)
        return loaded.remembered(samples)
    }
}

private extension RunWorker {
    /// As for MNIST.
    func published(_ images: PublishedImages, _ said: inout [Output], _ onProgress: @escaping (Progress) -> Void) throws
        -> Dataset
    {
        let content = locator.contentDigest(of: images, digests)
        said.append(.input(InputRecord(name: images.name, digest: content)))
        if let known = known.published(images, content: content) { return known }
        let samples = try loadPublished(images, locator: locator) { onProgress(Progress($0)) }
        let found = locator.contentDigest(of: images, digests)
        said = [.input(InputRecord(name: images.name, digest: found))]
        known.remember(samples.dataset, images, content: found)
        return loaded.remembered(samples)
    }
}

private extension LoadedDataset {
    /// What is to stand in the place of missing values, where there are any.
    var imputation: Imputation? {
        guard case .table(let source) = dataset.source,
            (train.features + test.features).contains(where: \.isNaN)
        else { return nil }
        return source.missing == .median ? .median : .mean
    }
}

extension Progress {
    /// How a download comes along.
    init(_ download: DownloadProgress) {
        self.init(
            activity: "downloading \(download.file) from \(download.host)",
            fraction: download.total.map { Double(download.received) / Double(max(1, $0)) } ?? 0)
    }
}
