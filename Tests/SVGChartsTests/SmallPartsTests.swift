// Boxes, images, sparklines, and charts on a phone.
import Testing

@testable import SVGCharts

@Suite struct SmallPartsTests {
    /// Quartiles by numpy.percentile; whiskers by matplotlib.cbook.boxplot_stats, which ends none within the box.
    @Test(
        arguments: [
            ([1, 2, 3, 4, 5], BoxSummary(1, 2, 3, 4, 5, count: 5)), ([7], BoxSummary(7, 7, 7, 7, 7, count: 1)),
            ([1, 2, 3, 4, 100], BoxSummary(1, 2, 3, 4, 4, count: 5)),
            ([1, 2, 3, 4], BoxSummary(1, 1.75, 2.5, 3.25, 4, count: 4)),
            ([0.1, 0.1, 0.1, 0.1, 9], BoxSummary(0.1, 0.1, 0.1, 0.1, 0.1, count: 5)),
            ([0, 10, 10, 10], BoxSummary(7.5, 7.5, 10, 10, 10, count: 4)),
            ([.nan, 2, 1, .infinity], BoxSummary(1, 1.25, 1.5, 1.75, 2, count: 2)), ([.nan], nil), ([], nil),
        ] as [([Double], BoxSummary?)]) func boxesHaveFiveNumbers(values: [Double], summary: BoxSummary?)
    {
        #expect(BoxSummary(values) == summary)
    }

    @Test(arguments: [(2, 2), (3, 3), (1, 5), (28, 28)]) func anImageSurvivesAsText(width: Int, height: Int) throws {
        let pixels = (0..<width * height).map { UInt8($0 * 37 % 256) }
        let image = GrayImage(pixels, width: width, height: height)
        #expect(try #require(GrayImage(text: image.text)) == image)
        let blank = GrayImage(pixels.map { _ in 0 }, width: width, height: height)
        #expect(blank.text == "\(width)x\(height):" && GrayImage(text: blank.text) == blank)
    }

    @Test(arguments: ["", "28x28", "2x2:zz", "2x2:000", "0x4:", "4:0", "9999x9999:", "-1x2:"]) func otherTextIsNoImage(
        text: String
    ) {
        #expect(GrayImage(text: text) == nil)
    }

    @Test func shadesAreThirds() {
        #expect(
            GrayImage([0, 42, 43, 127, 128, 212, 213, 255], width: 4, height: 2).shades == [0, 0, 1, 1, 2, 2, 3, 3])
    }

    @Test(arguments: [([], ""), ([.nan], "")] as [([Double], String)]) func nothingHasNoSparkline(
        values: [Double], markup: String
    ) {
        #expect(sparkline(values) == markup)
    }

    @Test func aSparklineLeavesGapsAndStaysSmall() {
        let markup = sparkline([1, 2, .nan, 3, 2])
        #expect(
            markup.contains("aria-label=\"From 1 to 2, between 1 and 3\"") && markup.split(separator: "M").count == 3)
        #expect(sparkline((0..<10_000).map { Double($0 % 97) }).utf8.count < 5000)
    }

    /// Boxes of several colours at one place stand side by side unasked; those whose colour is their place's own do not.
    @Test func boxesOfColoursStandSideBySide() {
        func chart(_ isAsked: Bool, colorOf: @escaping (Int) -> String) -> String {
            Chart(0..<48, id: \.self) { index in
                let box = BoxMark(x: .value("Batch size", "\(index % 2)"), y: .value("Loss", index * 37 % 11))
                    .foregroundStyle(by: .value("Model", colorOf(index)))
                if isAsked { box.position(by: .value("Model", colorOf(index))) } else { box }
            }.svg(id: "a", style: .standalone)
        }
        let color = { (index: Int) in index % 4 < 2 ? "Plain" : "Normalized" }
        #expect(chart(true, colorOf: color) == chart(false, colorOf: color))
        let own = { (index: Int) in index % 2 == 0 ? "Plain" : "Normalized" }
        #expect(chart(true, colorOf: own) != chart(false, colorOf: own))
    }

    @Test(arguments: gallery) func aPhoneHasADrawingOfItsOwn(_ entry: GalleryChart) throws {
        guard let narrow = entry.chart.narrowed(to: 300) else {
            return #expect(entry.chart.keepsItsWidth || entry.chart.options.width ?? 640 <= 340)
        }
        let drawing = Drawing(narrow, id: "a", order: [])
        #expect(drawing.width == 300)
        let page = Rect(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
        for (index, text) in drawing.texts.enumerated() {
            #expect(page.contains(text.bounds), "\(text.text)")
            for other in drawing.texts[..<index] {
                #expect(!text.overlaps(other), "'\(text.text)' covers '\(other.text)'")
            }
        }
    }
}

private extension BoxSummary {
    init(_ low: Double, _ lower: Double, _ median: Double, _ upper: Double, _ high: Double, count: Int) {
        self.init([0])!
        (self.low, lowerQuartile, self.median, upperQuartile, self.high, self.count) = (
            low, lower, median, upper, high, count
        )
    }
}
