// Arguments that no value can hold end the program, and the last words name the caller and what was expected.
import BNBook
import Testing

/// Each in its turn, and all of the package's tests of this kind in this one suite: where two such processes have begun,
/// Testing's watcher of processes may turn in circles, a whole core long, until a test that waits behind all others is heard.
@Suite(.serialized) struct MisuseTests {
    #if os(Linux) || os(macOS)
        @Test(arguments: misuses.indices) func theLastWordsNameTheCaller(_ index: Int) async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                [index = index as Int] in
                misuses[index].call()
            }
            let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
            #expect(words.contains("MisuseTests.swift:"))
            #expect(words.contains("Fatal error: \(misuses[index].words)"))
        }

        @Test(arguments: unfitFormats.indices) func whatHasNoRightTextEndsTheBlock(_ index: Int) async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                [index = index as Int] in
                _ = Value("", unit: unfitFormats[index].unit, number: 1).shown(as: unfitFormats[index].format)
            }
            let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
            #expect(words.contains("Fatal error: \(unfitFormats[index].words)"))
        }
    #endif
}

private let unfitFormats: [(unit: String, format: ValueFormat, words: String)] = [
    ("s", .percent(1), "a quantity in s cannot be written in percent"),
    ("s", .unit("kg", decimals: 1), "a quantity in s cannot be written in \"kg\"; expected "),
    ("%", .unit("s", decimals: 1), "a quantity in % cannot be written in \"s\"; expected "),
]

private let probabilities = ClassProbabilities([[0.5, 0.5]], labels: [1])

private let misuses = misusedCharts + misusedCalls

private let misusedCharts: [(words: String, call: @Sendable () -> Void)] = [
    ("HistogramMark: 100000000 bins; expected 1 to 500", { _ = HistogramMark("x", [1, 2], bins: 100_000_000) }),
    ("HistogramMark: 0 bins; expected 1 to 500", { _ = HistogramMark("x", [1, 2], bins: 0) }),
    (
        "LinePlot: a domain from 0 to ∞; expected finite ends",
        { _ = LinePlot(x: "x", y: "y", domain: 0 ... .infinity) { $0 } }
    ),
    (
        "LinePlot: 1 samples; expected 2 to 100000",
        { _ = LinePlot(x: "x", y: "y", domain: 0...1, samples: 1) { $0 } }
    ),
    ("GrayImage: 3 pixels; expected 4, which is 2 × 2", { _ = GrayImage([0, 0, 0], width: 2, height: 2) }),
    ("GrayImage: a side of -1 × 2 pixels; expected 1 to 512", { _ = GrayImage([0], width: -1, height: 2) }),
    (
        "LayerOutputs.images: 6 numbers of the shape [6] are no image of the shape [6]; expected shape: [height, width] or [height, width, 3]",
        { _ = LayerOutputs(layer: 1, shape: [6], values: [[0, 0, 0, 0, 0, 0]], labels: [0]).images() }
    ),
    (
        "LayerOutputs.images: 6 numbers of the shape [6] are no image of the shape [2, 2]; expected shape: ",
        { _ = LayerOutputs(layer: 1, shape: [6], values: [[0, 0, 0, 0, 0, 0]], labels: [0]).images(shape: [2, 2]) }
    ),
    ("Chart(images:): 0 columns; expected 1 to 1000", { _ = Chart(images: [], columns: 0) }),
    (
        "ConfusionMatrix: row 1 has 1 columns; expected 2, one for each class",
        { _ = ConfusionMatrix([[1, 2], [3]]) }
    ),
    (
        "ConfusionMatrix: 1 names; expected 2, one for each class",
        { _ = ConfusionMatrix([[1, 2], [3, 4]], classes: ["a"]) }
    ),
    (
        "chartForegroundStyleScale: a range of no colours; expected one or more",
        { _ = Chart {}.chartForegroundStyleScale(domain: ["a"], range: []) }
    ),
    ("ConfusionMatrix: a count of -4; expected 0 or more", { _ = ConfusionMatrix([[1, 2], [3, -4]]) }),
]

private let misusedCalls: [(words: String, call: @Sendable () -> Void)] = [
    (
        "Calibration: 1000000000 bins; expected 1 to 10000",
        { _ = Calibration(probabilities: [0.5], isTrue: [true], bins: 1_000_000_000) }
    ),
    ("Calibration: a probability of 1.5; expected 0 to 1", { _ = Calibration(probabilities: [1.5], isTrue: [true]) }),
    ("Calibration: 0 bins; expected 1 to 10000", { _ = probabilities.calibration(bins: 0) }),
    ("there is no class 2; expected 0 to 1", { _ = probabilities.calibration(of: 2) }),
    ("there is no class -1; expected 0 to 1", { _ = probabilities.ranked(-1) }),
    (
        "ClassProbabilities: 0 rows of probabilities of 1 samples; expected one for each, with a column for each class",
        { _ = ClassProbabilities([], labels: [0]) }
    ),
    ("ClassCounts: 1 predictions of 0 samples; expected one for each", { _ = ClassCounts(predicted: [1], labels: []) }),
    (
        "RankedScores: 1 scores, NaN among them, of 1 samples; expected a number for each",
        { _ = RankedScores([.nan], isPositive: [true]) }
    ),
    (
        "RegressionScore: 1 predictions of 1 samples; expected one for each, with as many targets",
        { _ = RegressionScore(predicted: [[1]], targets: [[1, 2]]) }
    ),
    (
        "Bootstrap: 9223372036854775807 resamples; expected 1 to 10000000",
        { _ = Bootstrap.interval([1, 2], resamples: .max) }
    ),
    (
        "Bootstrap: a confidence of nan; expected above 0 and below 1",
        { _ = Bootstrap.interval([1, 2], confidence: .nan) }
    ),
    (
        "Proportion: a confidence of 95.0; expected above 0 and below 1",
        { _ = Proportion(1, of: 2).wilsonInterval(confidence: 95) }
    ),
    (
        "StudentT: the degrees of freedom is 0; expected at least 1",
        { _ = StudentT.quantile(0.5, degreesOfFreedom: 0) }
    ),
    (
        "NoncentralT: a noncentrality of 40.0; expected −37 to 37",
        { _ = NoncentralT.cumulative(1, degreesOfFreedom: 2, noncentrality: 40) }
    ),
    ("Power: the number of pairs is 1; expected at least 2", { _ = Power.pairedTTest(effect: 1, count: 1) }),
    ("Power: an alpha of 0.0; expected above 0 and below 1", { _ = Power.pairs(effect: 1, alpha: 0) }),
    ("SignFlipTest: the number of differences is 0; expected at least 1", { _ = SignFlipTest.leastPValue(count: 0) }),
]
