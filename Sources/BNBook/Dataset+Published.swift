internal import Datasets
internal import Worker

extension Dataset {
    /// Fashion-MNIST: articles of clothing in greys, ten classes of [28, 28] pixels; found and downloaded as MNIST is,
    /// and so are the other published images.
    /// - Throws: an error that names every place that was looked at, or the file that is damaged.
    public static func fashionMNIST() throws -> Dataset { try published(.fashionMNIST) }

    /// Fashion-MNIST, or `substitute`, such as `.digits()`, where it cannot be had; the report then says so where nobody
    /// can miss it.
    /// - Throws: an error for files that are there but damaged, for a substitute of another shape, and what making the
    ///   substitute throws.
    public static func fashionMNIST(orElse substitute: @autoclosure () throws -> Dataset) throws -> Dataset {
        try published(.fashionMNIST, orElse: substitute)
    }

    /// Kuzushiji-MNIST: cursive Japanese characters in greys, ten classes of [28, 28] pixels.
    /// - Throws: an error that names every place that was looked at, or the file that is damaged.
    public static func kuzushijiMNIST() throws -> Dataset { try published(.kuzushijiMNIST) }

    /// Kuzushiji-MNIST, or `substitute` where it cannot be had.
    /// - Throws: as for Fashion-MNIST.
    public static func kuzushijiMNIST(orElse substitute: @autoclosure () throws -> Dataset) throws -> Dataset {
        try published(.kuzushijiMNIST, orElse: substitute)
    }

    /// EMNIST: handwritten letters (26 classes), letters and digits (`.balanced`, 47 classes), or digits, in greys of
    /// [28, 28] pixels, upright, though the published files have them transposed.
    /// - Throws: an error that names every place that was looked at, or the file that is damaged.
    public static func emnist(_ split: EMNISTSplit) throws -> Dataset { try published(split.images) }

    /// EMNIST, or `substitute` where it cannot be had.
    /// - Throws: as for Fashion-MNIST.
    public static func emnist(_ split: EMNISTSplit, orElse substitute: @autoclosure () throws -> Dataset) throws
        -> Dataset
    {
        try published(split.images, orElse: substitute)
    }

    /// CIFAR-10: photographs in colours, ten classes of [32, 32, 3] pixels.
    /// - Throws: an error that names every place that was looked at, or the file that is damaged.
    public static func cifar10() throws -> Dataset { try published(.cifar10) }

    /// CIFAR-10, or `substitute`, such as `.shapes()`, where it cannot be had.
    /// - Throws: as for Fashion-MNIST.
    public static func cifar10(orElse substitute: @autoclosure () throws -> Dataset) throws -> Dataset {
        try published(.cifar10, orElse: substitute)
    }

    /// CIFAR-100: photographs in colours, a hundred classes of [32, 32, 3] pixels.
    /// - Throws: an error that names every place that was looked at, or the file that is damaged.
    public static func cifar100() throws -> Dataset { try published(.cifar100) }

    /// CIFAR-100, or `substitute`, such as `.shapes()`, where it cannot be had.
    /// - Throws: as for Fashion-MNIST.
    public static func cifar100(orElse substitute: @autoclosure () throws -> Dataset) throws -> Dataset {
        try published(.cifar100, orElse: substitute)
    }
}

/// A part of EMNIST.
public enum EMNISTSplit: String, CaseIterable, Sendable {
    /// Capital and small letters together, all digits and letters, digits alone.
    case letters, balanced, digits

    var images: PublishedImages {
        switch self {
        case .letters: .emnistLetters
        case .balanced: .emnistBalanced
        case .digits: .emnistDigits
        }
    }
}

private extension Dataset {
    static func published(_ images: PublishedImages) throws -> Dataset { try Dataset(from: .published(images)) }

    static func published(_ images: PublishedImages, orElse substitute: () throws -> Dataset) throws -> Dataset {
        do {
            return try published(images)
        } catch let error as RequestError where error.isMissing {
            let substitute = try standIn(try substitute(), for: images)
            OutputWriter.emit(
                .notice(
                    "\(images.name) could not be had: the numbers here come from \(substitute.name.lowercased()) instead.",
                    details: "\(error)"))
            return substitute
        }
    }

    /// The substitute with as many classes as what it stands in for, so that the same models take it.
    static func standIn(_ substitute: Dataset, for images: PublishedImages) throws -> Dataset {
        var dataset = substitute
        let classes = images.classNames.count
        guard dataset.shape == images.shape, dataset.classes <= classes, dataset.task == .classification else {
            throw DatasetError.wrongShape(
                file: "the substitute for \(images.name)", found: dataset.shape, expected: images.shape)
        }
        dataset.classes = classes
        return dataset
    }
}
