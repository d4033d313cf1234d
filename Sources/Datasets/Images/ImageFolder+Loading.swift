package import Experiments
internal import Spelling
internal import Store

/// Samples in a folder of images; files that are no images by their names are told through `remark`, in a sentence.
/// Throws a ``DatasetError`` that names the file.
package func loadImageFolder(_ source: ImageFolder, remark: (_ sentence: String) -> Void = { _ in }) throws
    -> LoadedDataset
{
    let parts = try ImageFolderParts(source.folder)
    var reader = ImageReader(source: source, classes: parts.classes)
    let train = try reader.samples(in: parts.train), test = try parts.test.map { try reader.samples(in: $0) } ?? .none
    if reader.passedOver > 0 {
        remark(
            "\(source.folder): \(counted(reader.passedOver, "file")) \(reader.passedOver == 1 ? "is" : "are") no .png, .jpg or .jpeg by name, and left out."
        )
    }
    guard let size = reader.size else {
        throw DatasetError.array(
            file: source.folder, found: "no image in it",
            expected: ".png, .jpg or .jpeg files in a folder for each class")
    }
    let dataset = Dataset(
        name: source.folder.isEmpty ? "Images" : source.folder.lastPathComponent, source: .images(source),
        digest: LoadedDataset.digest(train: train, test: test), shape: source.isGrey ? size : size + [3],
        classes: parts.classes.count, trainCount: train.count, testCount: test.count,
        classNames: parts.classes == parts.classes.indices.map(String.init) ? [] : parts.classes)
    return LoadedDataset(dataset: dataset, train: train, test: test)
}

/// The folders of training and test images, and the names of the classes in them.
private struct ImageFolderParts {
    let train: String
    let test: String?
    let classes: [String]

    init(_ folder: String) throws {
        func folders(in folder: String) throws -> [String] {
            try contents(ofFolder: folder).filter { isFolder("\(folder)/\($0)") }
        }
        let inside = try folders(in: folder),
            isParted = inside.contains("train") && Set(inside).isSubset(of: ["train", "test"])
        train = isParted ? "\(folder)/train" : folder
        test = isParted && inside.contains("test") ? "\(folder)/test" : nil
        classes = isParted ? try folders(in: train) : inside
        guard !classes.isEmpty, classes.count <= 256 else {
            throw DatasetError.array(
                file: train, found: counted(classes.count, "folder") + " in it",
                expected: "one for each class, at most 256")
        }
        let known = Set(classes)
        if let test, let other = try folders(in: test).first(where: { !known.contains($0) }) {
            throw DatasetError.array(
                file: "\(test)/\(other)", found: "a class of the test part alone",
                expected: "one of \(classes.joined(separator: ", "))")
        }
    }
}

/// Reads images that are to be of one size.
private struct ImageReader {
    let source: ImageFolder
    let classes: [String]
    /// [height, width], that of the first image where none is asked for.
    var size: [Int]?
    /// Files that are no images by their names.
    var passedOver = 0
    private var bytes = 0

    init(source: ImageFolder, classes: [String]) { (self.source, self.classes) = (source, classes) }

    mutating func samples(in folder: String) throws -> Samples {
        var samples = Samples(labels: [])
        for (label, name) in classes.enumerated() where isFolder("\(folder)/\(name)") {
            for file in try contents(ofFolder: "\(folder)/\(name)") {
                guard [".png", ".jpg", ".jpeg"].contains(where: file.lowercased().hasSuffix) else {
                    passedOver += 1
                    continue
                }
                samples.pixels += try pixels("\(folder)/\(name)/\(file)")
                samples.labels.append(UInt8(label))
            }
        }
        return samples
    }

    private mutating func pixels(_ path: String) throws -> [UInt8] {
        var image = try DecodedImage(path: path)
        if source.isGrey { image = image.grey }
        if let asked = source.size { image = image.resized(height: asked[0], width: asked[1]) }
        let own = [image.height, image.width], expected = size ?? own
        guard own == expected else {
            throw DatasetError.array(
                file: path, found: "\(own[0]) × \(own[1]) pixels",
                expected: "\(expected[0]) × \(expected[1]) as in the first image, or size: for all")
        }
        size = own
        bytes += image.pixels.count
        guard bytes <= 1 << 33 else {
            throw DatasetError.array(
                file: source.folder, found: "images of more than 8 GB", expected: "fewer, or a smaller size: for all")
        }
        return image.pixels
    }
}
