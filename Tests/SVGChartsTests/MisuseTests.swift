// Arguments that no value can hold end the program, and the last words name the caller and what was expected.
import Testing

@testable import SVGCharts

@Suite struct MisuseTests {
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
    #endif
}

private let misuses: [(words: String, call: @Sendable () -> Void)] = [
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
