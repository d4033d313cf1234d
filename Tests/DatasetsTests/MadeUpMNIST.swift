/// Four small files of MNIST's format, and the table that expects them.
import TestSupport
import CZlib
import Datasets
import Store

enum MadeUpMNIST {
    static let trainImages = idx([5, 3, 4], (0..<60).map { UInt8($0 * 4) })
    static let trainLabels = idx([5], [3, 1, 4, 1, 5])
    static let testImages = idx([2, 3, 4], (0..<24).map { UInt8(255 - $0) })
    static let testLabels = idx([2], [9, 2])

    static let files = MNISTFiles(
        trainImages: file("train-images-idx3-ubyte", [5, 3, 4], trainImages),
        trainLabels: file("train-labels-idx1-ubyte", [5], trainLabels),
        testImages: file("t10k-images-idx3-ubyte", [2, 3, 4], testImages),
        testLabels: file("t10k-labels-idx1-ubyte", [2], testLabels),
        digest: LoadedDataset.digest(train: train, test: test))

    static let train = Samples(pixels: Array(trainImages.dropFirst(16)), labels: Array(trainLabels.dropFirst(8)))
    static let test = Samples(pixels: Array(testImages.dropFirst(16)), labels: Array(testLabels.dropFirst(8)))

    /// The bytes of each file under its usual name.
    static let contents = Dictionary(
        uniqueKeysWithValues: zip(files.all.map(\.name), [trainImages, trainLabels, testImages, testLabels]))

    static func file(_ name: String, _ shape: [Int], _ bytes: [UInt8]) -> MNISTFiles.File {
        MNISTFiles.File(name: name, shape: shape, digest: SHA256.digest(bytes))
    }

    /// A file of the IDX format.
    static func idx(_ shape: [Int], _ data: [UInt8]) -> [UInt8] {
        [0, 0, 8, UInt8(shape.count)] + shape.flatMap { [0, 0, 0, UInt8($0)] } + data
    }

    /// Writes all four into a folder, plain or gzipped.
    static func write(to folder: TemporaryFolder, _ name: String, gzipped: Bool = false) throws {
        for (file, bytes) in contents {
            try folder.write(gzipped ? gzip(bytes) : bytes, to: "\(name)/\(file)\(gzipped ? ".gz" : "")")
        }
    }
}

/// Bytes compressed by zlib, in gzip's wrapping or raw as in zip archives.
func gzip(_ bytes: [UInt8], raw: Bool = false) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
        &stream, 9, Z_DEFLATED, raw ? -15 : 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    return [UInt8](unsafeUninitializedCapacity: bytes.count + 1000) { buffer, count in
        input.withUnsafeMutableBufferPointer {
            stream.next_in = $0.baseAddress
            stream.avail_in = UInt32($0.count)
            stream.next_out = buffer.baseAddress
            stream.avail_out = UInt32(buffer.count)
            deflate(&stream, Z_FINISH)
        }
        count = Int(stream.total_out)
    }
}
