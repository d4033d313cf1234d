internal import Worker

extension Dataset {
    /// Samples in an archive of NumPy's (`numpy.savez`, stored or compressed): arrays of whole numbers, float32 or
    /// float64 in either order, little-endian. Bytes of more than one dimension are pixels, which networks see divided by
    /// 255; all other numbers are features as they are. `x_test` and `y_test` are the test part where the archive has them
    /// and no others are named; without them `split(test:)` sets samples aside.
    /// - Throws: an error that names the file and the array.
    public static func npz(
        _ file: String, samples: String = "x_train", labels: String = "y_train", testSamples: String? = nil,
        testLabels: String? = nil, predicting: ArraySource.Predicted = .classes
    ) throws -> Dataset {
        try sayInput(file, [file])
        func place(_ member: String) -> ArraySource.Place { ArraySource.Place(file: file, member: member) }
        var source = ArraySource(samples: place(samples), labels: place(labels), predicted: predicting)
        let usual = Request.holdsArrays([place("x_test"), place("y_test")])
        let hasUsualTest: Bool = try RunService.current.ask(usual)
        if testSamples != nil || hasUsualTest {
            source.testSamples = place(testSamples ?? "x_test")
            source.testLabels = place(testLabels ?? "y_test")
        }
        return try Dataset(from: .arrays(source))
    }

    /// Samples in files of one array each, NumPy's `.npy` or IDX of any type and number of dimensions, plain or gzipped;
    /// otherwise as in `npz`.
    /// - Throws: an error that names the file.
    public static func arrays(
        samples: String, labels: String, testSamples: String? = nil, testLabels: String? = nil,
        predicting: ArraySource.Predicted = .classes
    ) throws -> Dataset {
        var source = ArraySource(
            samples: .init(file: samples), labels: .init(file: labels), predicted: predicting)
        source.testSamples = testSamples.map { .init(file: $0) }
        source.testLabels = testLabels.map { .init(file: $0) }
        try sayInput(source.files.joined(separator: ", "), source.files)
        return try Dataset(from: .arrays(source))
    }
}
