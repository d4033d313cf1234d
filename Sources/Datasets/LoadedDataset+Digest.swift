internal import Store

/// The digest by which a data set is known.
extension LoadedDataset {
    /// SHA-256 over train pixels, train labels, test pixels, test labels, features and targets as little-endian float32,
    /// and the groups of each column by name as little-endian words, in this order, in lower-case hexadecimal.
    package static func digest(train: Samples, test: Samples) -> String {
        var hash = SHA256()
        for bytes in [train.pixels, train.labels, test.pixels, test.labels] {
            bytes.withUnsafeBytes { hash.update($0) }
        }
        for features in [train.features, test.features, train.targets, test.targets] {
            // A closure: a chained key path took half of the time of reading a table.
            features.map { $0.bitPattern.littleEndian }.withUnsafeBytes { hash.update($0) }
        }
        for samples in [train, test] {
            for (name, groups) in samples.groups.sorted(by: { $0.key < $1.key }) {
                Array(name.utf8).withUnsafeBytes { hash.update($0) }
                groups.map(\.littleEndian).withUnsafeBytes { hash.update($0) }
            }
        }
        return hash.finish()
    }
}
