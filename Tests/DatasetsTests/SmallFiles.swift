/// Small files in the formats of published images, with the samples that are in them.
import Experiments
import Store
import Testing

@testable import Datasets

struct SmallFiles: Sendable, CustomTestStringConvertible {
    var images: PublishedImages
    var contents: [(name: String, bytes: [UInt8])]
    var layout: PublishedFiles.Layout
    var train: Samples
    var test: Samples
    /// Whether it is what is downloaded; others are only found.
    var isDownloaded = true

    var testDescription: String { "\(images) \(layout)".prefix(40) + "…" }

    func published(from bases: [String]) -> PublishedFiles {
        let files = contents.map { name, bytes in
            PublishedFiles.File(names: [name], digest: SHA256.digest(bytes), addresses: bases.map { $0 + name })
        }
        return PublishedFiles(
            folder: "small", editions: [.init(files: files, layout: layout)], kerasFolder: "in-keras",
            torchFolder: "in-torch")
    }

    static let all = [idx, zipped, records10, records100, pickled]
}

private extension SmallFiles {
    /// Images of 28 × 28 whose pixels tell their place.
    static func greys(_ count: Int, transposed: Bool = false) -> [UInt8] {
        (0..<count).flatMap { image in
            (0..<784).map { place -> UInt8 in
                let row = transposed ? place % 28 : place / 28, column = transposed ? place / 28 : place % 28
                return UInt8(truncatingIfNeeded: image * 50 + row * 5 + column)
            }
        }
    }

    static func idx(_ shape: [Int], _ data: [UInt8]) -> [UInt8] { gzip(MadeUpMNIST.idx(shape, data)) }

    static let idx = SmallFiles(
        images: .fashionMNIST,
        contents: [
            ("train-images-idx3-ubyte.gz", idx([3, 28, 28], greys(3))),
            ("train-labels-idx1-ubyte.gz", idx([3], [0, 9, 4])),
            ("t10k-images-idx3-ubyte.gz", idx([1, 28, 28], greys(1))), ("t10k-labels-idx1-ubyte.gz", idx([1], [3])),
        ], layout: .idx, train: Samples(pixels: greys(3), labels: [0, 9, 4]),
        test: Samples(pixels: greys(1), labels: [3]))

    /// Letters count from 1, and images lie transposed.
    static let zipped: SmallFiles = {
        let members = ["gzip/a.gz", "gzip/b.gz", "gzip/c.gz", "gzip/d.gz"]
        let bytes = [
            idx([2, 28, 28], greys(2, transposed: true)), idx([2], [1, 26]),
            idx([1, 28, 28], greys(1, transposed: true)), idx([1], [7]),
        ]
        return SmallFiles(
            images: .emnistLetters,
            contents: [
                (
                    "gzip.zip",
                    NumPyArchive.zipped(Array(zip(members, bytes)).map { (name: $0, bytes: $1) }, deflated: false)
                )
            ],
            layout: .zippedIDX(members: members, firstLabel: 1), train: Samples(pixels: greys(2), labels: [0, 25]),
            test: Samples(pixels: greys(1), labels: [6]))
    }()

    static func channels(_ image: Int) -> [UInt8] {
        (0..<3).flatMap { channel in
            (0..<1024).map { place -> UInt8 in
                let value: Int = image * 70 + channel * 100 + place / 32 * 3
                return UInt8(truncatingIfNeeded: value + place % 32)
            }
        }
    }

    /// The same pixel by pixel.
    static func colours(_ images: [Int]) -> [UInt8] {
        images.flatMap { image -> [UInt8] in
            let channels = channels(image)
            return (0..<1024).flatMap { place -> [UInt8] in
                [channels[place], channels[1024 + place], channels[2048 + place]]
            }
        }
    }

    static let records10 = SmallFiles(
        images: .cifar10,
        contents: [
            (
                "small.tar.gz",
                gzip(
                    tar([
                        ("a/one.bin", [3] + channels(0)), ("a/two.bin", [9] + channels(1)),
                        ("a/test.bin", [0] + channels(2)),
                    ]))
            )
        ], layout: .records(train: ["a/one.bin", "a/two.bin"], test: ["a/test.bin"], labelBytes: 1),
        train: Samples(pixels: colours([0, 1]), labels: [3, 9]), test: Samples(pixels: colours([2]), labels: [0]))

    static let records100 = SmallFiles(
        images: .cifar100,
        contents: [
            (
                "small.tar.gz",
                gzip(
                    tar([
                        ("train.bin", [1, 99] + channels(0) + [2, 5] + channels(1)),
                        ("test.bin", [0, 7] + channels(2)),
                    ]))
            )
        ], layout: .records(train: ["train.bin"], test: ["test.bin"], labelBytes: 2),
        train: Samples(pixels: colours([0, 1]), labels: [99, 5]), test: Samples(pixels: colours([2]), labels: [7]))

    static let pickled = SmallFiles(
        images: .cifar10,
        contents: [
            (
                "small.tar.gz",
                gzip(
                    tar([("p/train", pickle([3, 9], channels(0) + channels(1))), ("p/test", pickle([0], channels(2)))]))
            )
        ], layout: .pickles(train: ["p/train"], test: ["p/test"], key: "labels"),
        train: Samples(pixels: colours([0, 1]), labels: [3, 9]), test: Samples(pixels: colours([2]), labels: [0]),
        isDownloaded: false)

    /// A dictionary as Python 2 pickles it by protocol 2, with the array's string at its end.
    static func pickle(_ labels: [UInt8], _ data: [UInt8]) -> [UInt8] {
        func text(_ text: String, _ memo: UInt8) -> [UInt8] {
            var bytes: [UInt8] = [0x55, UInt8(text.utf8.count)]
            bytes += Array(text.utf8)
            bytes += [0x71, memo]
            return bytes
        }
        var bytes: [UInt8] = [0x80, 2, 0x7D, 0x71, 1, 0x28]
        bytes += text("labels", 2)
        bytes += [0x5D, 0x71, 3, 0x28]
        for label in labels { bytes += [0x4B, label] }
        bytes += [0x65]
        bytes += text("data", 4)
        bytes += [0x54]
        for place in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: data.count >> (8 * place))) }
        return bytes + data + Array("u.".utf8)
    }

    static func tar(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var archive: [UInt8] = []
        for (name, bytes) in members {
            var header = [UInt8](repeating: 0, count: 512)
            header.replaceSubrange(0..<name.utf8.count, with: Array(name.utf8))
            let octal = String(bytes.count, radix: 8), zeros = String(repeating: "0", count: 11 - octal.count)
            header.replaceSubrange(124..<136, with: Array((zeros + octal).utf8) + [0])
            archive += header
            archive += bytes
            archive += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
        }
        return archive + [UInt8](repeating: 0, count: 1024)
    }
}
