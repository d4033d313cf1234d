internal import Datasets
internal import Glibc
internal import Worker

extension Dataset {
    /// Two half circles of points that reach into each other, classes by turns, with nearly normal noise of this
    /// deviation; samples of shape [2].
    /// - Throws: for a count below 1.
    public static func moons(train: Int = 1000, test: Int = 1000, noise: Double = 0.1, seed: UInt64 = 1) throws
        -> Dataset
    {
        try Dataset(from: .points(.moons, train: train, test: test, noise: noise, seed: seed))
    }

    /// Two spirals of points, one and a half turns each; otherwise as `moons`.
    /// - Throws: for a count below 1.
    public static func spirals(train: Int = 1000, test: Int = 1000, noise: Double = 0.02, seed: UInt64 = 1) throws
        -> Dataset
    {
        try Dataset(from: .points(.spirals, train: train, test: test, noise: noise, seed: seed))
    }

    /// Coloured shapes drawn by program, ten classes of images of 32 × 32 pixels in red, green and blue, so samples of
    /// shape [32, 32, 3], which `Conv2D` takes as they are; the same on every machine. Neither colour nor place tells the
    /// class.
    /// - Throws: for a count below 1.
    public static func shapes(train: Int = 10_000, test: Int = 2_000, seed: UInt64 = 1) throws -> Dataset {
        try Dataset(from: .shapes(train: train, test: test, seed: seed))
    }

    /// The images in a folder that holds four IDX files of MNIST's names, plain or gzipped: Fashion-MNIST, for example;
    /// networks see pixels divided by 255.
    /// - Throws: an error that names the file that is missing, or is not what its name says.
    public static func idx(folder: String) throws -> Dataset {
        try sayInput(folder, possibleIDXFiles(in: folder))
        return try Dataset(from: .idx(folder: folder))
    }
}

extension Dataset {
    /// What is known of the samples of a source.
    init(from source: Source) throws {
        self = try RunService.current.ask(.dataset(source))
    }
}

/// Said before the files are read: also where one cannot be, what follows rests on it. Each is opened here, as whoever
/// keeps this program to its rights then says which file is not among them.
func sayInput(_ name: String, _ files: [String]) throws {
    for file in files { close(open(file, O_RDONLY | O_CLOEXEC)) }
    let digest: String = try RunService.current.ask(.digest(files: files))
    OutputWriter.emit(.input(InputRecord(name: name, digest: digest, files: files)))
}
