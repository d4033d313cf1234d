/// Reads Keras's copy of MNIST: a zip archive of NumPy arrays.
#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension MNISTFiles {
    /// The samples in an `.npz` archive, or nil when there is no such file.
    ///
    /// The published digests hold for the arrays, too: each is hashed under the header that its file would have.
    /// Throws a ``DatasetError`` that names the archive.
    func load(archive path: String) throws -> LoadedDataset? {
        guard access(path, F_OK) == 0 else { return nil }
        do {
            let archive = try ZipArchive(try InputFile(path: path).wholeContents())
            let arrays = try zip(["x_train", "y_train", "x_test", "y_test"], all).map { name, file in
                let array = try numpyBytes(archive.contents(of: name + ".npy"), name, shape: file.shape)
                try file.verify(array, named: "\(path): \(name)")
                return array
            }
            return dataset(arrays)
        } catch let failure as ZipArchive.Failure {
            throw DatasetError.corruptArchive(file: path, reason: failure.reason)
        }
    }
}

/// The elements of a `.npy` file (NumPy's format 1.0 to 3.0) that must be unsigned bytes of this shape.
private func numpyBytes(_ file: [UInt8], _ name: String, shape: [Int]) throws -> [UInt8] {
    let isNumPy = file.count >= 12 && file.starts(with: [0x93] + Array("NUMPY".utf8))
    let sizeBytes = isNumPy && file[6] == 1 ? 2 : 4
    let headerStart = 8 + sizeBytes
    let headerCount = isNumPy ? file[8..<headerStart].reversed().reduce(0) { $0 << 8 | Int($1) } : 0
    let header = String(decoding: file.dropFirst(headerStart).prefix(headerCount), as: UTF8.self)
    let dimensions = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let data = file.dropFirst(headerStart + headerCount)
    let isExpected = ["'descr': '|u1'", "'fortran_order': False", "'shape': (\(dimensions))"].allSatisfy {
        header.contains($0)
    }
    guard isNumPy, isExpected, data.count == shape.reduce(1, *) else {
        throw ZipArchive.Failure(
            reason: "\(name) is not an array of \(shape.map(String.init).joined(separator: " × ")) bytes")
    }
    return Array(data)
}
