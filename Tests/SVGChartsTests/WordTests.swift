// The text alternative and the data table.
import NumberFormats
import Testing

@testable import SVGCharts

@Suite struct WordTests {
    private let curves = Chart(history) { reading in
        LineMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.lossEstimate))
            .foregroundStyle(by: .value("Model", reading.model))
        PointMark(x: .value("Epoch", reading.epoch), y: .value("Test loss", reading.lossEstimate))
            .foregroundStyle(by: .value("Model", reading.model))
    }

    @Test func linesAreToldByTheirEnds() {
        var lines = curves
        lines.marks.removeLast()
        let words = lines.summary
        #expect(
            words == """
                Two falling lines, test loss by epoch 1 to 5: Baseline from 0.260 to 0.0780 [0.0733, 0.0827]; \
                Batch normalization from 0.220 to 0.0710 [0.0667, 0.0753].
                """)
    }

    @Test func rowsAreInDataOrderAndSaidOnce() {
        let table = curves.dataTable
        #expect(table.header == ["Epoch", "Test loss, Baseline", "Test loss, Batch normalization"])
        #expect(table.rows.count == 5)
        #expect(table.texts()[0] == ["1", "0.260 [0.244, 0.276]", "0.220 [0.207, 0.233]"])
        let head = table.header[1...].flatMap { [$0, $0 + ", low", $0 + ", high"] }
        #expect(table.exact[0] == ["Epoch"] + head)
        #expect(table.exact[1].count == 7 && table.exact[1][0] == "1")
    }

    @Test func marksOfDifferentColumnsShareATable() {
        let table = Chart {
            RuleMark(y: .value("Target", 0.97, format: .percent(0)))
            PointMark(x: .value("Batch size", 32), y: .value("Accuracy", 0.981, format: .percent(1)))
        }.dataTable
        #expect(table.header == ["Batch size", "Target", "Accuracy"])
        #expect(table.texts() == [["", "97\u{A0}%", ""], ["32", "", "98.1\u{A0}%"]])
    }

    @Test(
        arguments: [
            (PlottableData.number(0.0771), nil, "0.0771"), (.number(60000), nil, "60000"), (.number(.nan), nil, "NaN"),
            (.number(-1.5), nil, "−1.5"), (.number(0.975), .percent(1), "97.5\u{A0}%"), (.category("a"), nil, "a"),
            (.interval(mean: 0.0772, low: 0.0751, high: 0.0793), nil, "0.0772 [0.0751, 0.0793]"),
            (.interval(mean: 0.976, low: 0.974, high: 0.978), .percent(1), "97.60\u{A0}% [97.40\u{A0}%, 97.80\u{A0}%]"),
            (.interval(mean: 0.5, low: 0.5, high: 0.5), nil, "0.5 [0.5, 0.5]"),
        ] as [(PlottableData, NumberFormat?, String)]) func values(
            _ value: PlottableData, _ format: NumberFormat?, _ expected: String
        )
    {
        #expect(value.text(format) == expected)
    }

    @Test(
        arguments: [
            ([(1, 3)], "One zone: epoch 1 to 3 and loss −3 to −1."),
            ([(1, 3), (4, 5)], "Two zones: epoch 1 to 3 and loss −3 to −1; epoch 4 to 5 and loss −5 to −4."),
            ((0..<7).map { ($0, $0 + 1) }, "7 zones: epoch 0 to 7 and loss −7 to 0."),
        ] as [([(Int, Int)], String)]) func zonesAreTold(_ zones: [(Int, Int)], _ words: String)
    {
        let chart = Chart(zones, id: \.0) {
            RectangleMark(
                xStart: .value("Epoch", $0.0), xEnd: .value("To", $0.1), yStart: .value("Loss", -$0.0),
                yEnd: .value("Until", -$0.1))
        }
        #expect(chart.summary == words)
    }

    @Test func cellsWithoutNumbersAreCounted() {
        let chart = Chart {
            RectangleMark(x: .value("Row", "a"), y: .value("Column", "b")).foregroundStyle(by: .value("Kind", "c"))
        }
        #expect(chart.summary == "One cell by row and column.")
    }

    @Test func aTurnIsTold() {
        let chart = Chart([1.0, 0.2, 0.5].enumerated().map { ($0 + 1, $1) }, id: \.0) {
            LineMark(x: .value("Epoch", $0.0), y: .value("Loss", $0.1))
        }
        #expect(chart.summary == "One falling line, loss by epoch 1 to 3: from 1 to 0.5, lowest 0.2 at 2.")
    }

    @Test func whatHasNoRoomIsNamed() {
        let chart = Chart(0..<3) { index in
            PointMark(x: .value("x", 1), y: .value("y", 1)).annotation("a name that covers the others \(index)")
        }
        .frame(width: 160, height: 80)
        let words = Drawing(chart, id: "a", order: []).note
        #expect(words.hasPrefix("Left out for want of room: a name that covers the others "))
        #expect(chart.svg(id: "a", style: .inline).contains(words))
    }

    @Test(
        arguments: [
            (["layer normalization", "layer scaling"], 90.0, ["layer normal…", "layer scaling"]),
            (["batch normalization 1", "batch normalization 2"], 90, ["batch n…on 1", "batch n…on 2"]),
            (
                ["normalization by batches of one image", "none", "normalization by layers, of one image"], 90,
                ["…batches of…", "none", "…layers, of…"]
            ),
            (
                (1...3).map { "a long name that goes on until it is cut, variant \($0) of the same" }, 100,
                (1...3).map { "…\($0) of the same" }
            ),
            (["aaaaaaaaaaaabaaaaaaaaaaaa", "aaaaaaaaaaaacaaaaaaaaaaaa"], 60, ["aaaa… 1", "aaaa… 2"]),
        ] as [([String], Double, [String])])
    func namesAreCutWhereTheyStayApart(_ names: [String], _ width: Double, _ expected: [String]) {
        let shown = cut(names, toWidth: width)
        #expect(shown.allSatisfy { textWidth($0) <= width } && Set(shown).count == names.count)
        #expect(shown == expected)
    }

    /// The first digits of a number are another number; those within a name are a part of it.
    @Test(arguments: [
        ("64 · 17 000 000 parameters", 70.0, "64 ·…"), ("64 · 1234.5678 parameters", 70, "64 ·…"),
        ("17000000000000", 50, "1700…"), ("run12345678901", 50, "run12…"),
    ]) func numbersAreCutWhole(text: String, width: Double, expected: String) {
        #expect(cut(text.replacing(" 000", with: "\u{202F}000"), toWidth: width) == expected)
    }

    @Test(
        arguments: [
            ("one two three", 60.0, 3, ["one two", "three"]), ("one two three", 60, 1, ["one tw…"]),
            ("one two three four", 60, 2, ["one two", "three fo…"]), ("unbreakable", 60, 2, ["unbrea…"]),
            ("批量归一化的效果。图一", 60, 3, ["批量归一", "化的效", "果。图一"]), ("精确度（测试）", 60, 2, ["精确度", "（测试）"]),
            ("精度 by batch", 60, 2, ["精度 by", "batch"]), ("バッチー正規化", 50, 3, ["バッ", "チー正", "規化"]),
        ] as [(String, Double, Int, [String])])
    func namesAreWrappedBeforeTheyAreCut(_ name: String, _ width: Double, _ lines: Int, _ expected: [String]) {
        #expect(wrapOrCut(name, toWidth: width, lines: lines) == expected)
    }
}
