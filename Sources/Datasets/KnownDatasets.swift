package import Experiments
internal import FoundationEssentials
package import Store

/// Data sets that were read or drawn before, so that their digests are known without doing it again.
package struct KnownDatasets: Sendable {
    private let store: Store?

    /// Kept in `folder`; nothing is known without one. What is wrong with an entry is told to `onStoreError`, and the
    /// data is then read again.
    package init(folder: String?, onStoreError: @escaping @Sendable (StoreError) -> Void) {
        store = folder.map { Store(folder: $0, onStoreError: onStoreError) }
    }

    /// MNIST, where exactly these files were found to be it before.
    package func mnist(content: String, locator: DatasetLocator) -> Dataset? {
        digest(Self.key(content)) == locator.files.digest ? locator.files.dataset : nil
    }

    /// Published images, where exactly these files were found to be them before.
    package func published(_ images: PublishedImages, content: String) -> Dataset? {
        let words = digest(Self.key(images, content))?.split(separator: " ") ?? []
        guard words.count == 3, let train = Int(words[1]), let test = Int(words[2]) else { return nil }
        return images.dataset(digest: String(words[0]), train: train, test: test)
    }

    /// What the files with this content digest are.
    package func remember(_ dataset: Dataset, _ images: PublishedImages, content: String) {
        keep("\(dataset.digest) \(dataset.trainCount) \(dataset.testCount)", Self.key(images, content))
    }

    /// The drawn digits, where they were drawn before.
    package func digits(train: Int, test: Int, seed: UInt64) -> Dataset? {
        digest(Self.key(train, test, seed)).map {
            SyntheticDigits(seed: seed).dataset(train: train, test: test, digest: $0)
        }
    }

    /// What the files with this content digest are.
    package func remember(_ dataset: Dataset, content: String) { keep(dataset.digest, Self.key(content)) }

    /// What drawing so many digits gave.
    package func remember(_ dataset: Dataset, train: Int, test: Int, seed: UInt64) {
        keep(dataset.digest, Self.key(train, test, seed))
    }
}

private extension KnownDatasets {
    static func key(_ content: String) -> String { SHA256.digest("mnist \(content)") }
    static func key(_ images: PublishedImages, _ content: String) -> String {
        SHA256.digest("\(images.rawValue) \(content)")
    }
    static func key(_ train: Int, _ test: Int, _ seed: UInt64) -> String {
        SHA256.digest("digits \(SyntheticDigits.version) \(train) \(test) \(seed)")
    }

    func digest(_ key: String) -> String? { store?.get("data", key) { String(decoding: $0, as: UTF8.self) } }
    func keep(_ digest: String, _ key: String) { store?.put(Array(digest.utf8), "data", key) }
}
