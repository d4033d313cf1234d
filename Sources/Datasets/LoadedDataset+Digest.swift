internal import Store

/// The digest by which a data set is known.
extension LoadedDataset {
    /// SHA-256 over train pixels, train labels, test pixels, test labels and features as little-endian float32, in this
    /// order, in lower-case hexadecimal.
    package static func digest(train: Samples, test: Samples) -> String {
        var hash = SHA256()
        for bytes in [train.pixels, train.labels, test.pixels, test.labels] {
            bytes.withUnsafeBytes { hash.update($0) }
        }
        for features in [train.features, test.features] {
            features.map(\.bitPattern.littleEndian).withUnsafeBytes { hash.update($0) }
        }
        return hash.finish()
    }
}
