internal import Worker

extension Dataset {
    /// The MNIST database of handwritten digits: looked for in `BNBOOK_DATA`, the caches of bnbook, Keras and
    /// torchvision, else downloaded.
    /// - Throws: an error that names every place that was looked at, or the file that is damaged.
    public static func mnist() throws -> Dataset { try Dataset(from: .mnist) }

    /// MNIST, or `substitute` where MNIST cannot be had; the report then says so where nobody can miss it.
    /// - Throws: an error for files that are there but damaged, and what drawing the substitute throws.
    public static func mnist(orElse substitute: @autoclosure () throws -> Dataset) throws -> Dataset {
        do {
            return try mnist()
        } catch let error as RequestError where error.isMissing {
            let substitute = try substitute()
            OutputWriter.emit(
                .notice(
                    "MNIST could not be had: the numbers here come from \(substitute.name.lowercased()) instead.",
                    details: "\(error)"))
            return substitute
        }
    }

    /// Handwritten-looking 28×28 digits drawn by program, the same on every machine: as hard as MNIST to within a few
    /// points.
    /// - Throws: for a count below 1.
    public static func digits(train: Int = 60_000, test: Int = 10_000, seed: UInt64 = 1) throws -> Dataset {
        try Dataset(from: .digits(train: train, test: test, seed: seed))
    }
}
