/// What a block shows, by the kind of its last value.
@testable import BNBook
import Experiments
import Outputs
import SVGCharts
import Testing

private struct Point: CustomStringConvertible {
    let x: Int
    var description: String { "x is \(x)" }
}

private struct Plain { let x = 1 }

private enum Bare {
    case first
    case other(Int)
}

private final class Class: Sendable {}

@Suite struct DisplayedTests {
    @Test(
        arguments: [
            ([.training, .inference], true), ([.mixed], true), ([.inference, .inference], false), ([.training], false),
            ([.training, nil], false),
        ] as [([MeasurementMode?], Bool)]) func aChartThatMixesModesWarns(modes: [MeasurementMode?], warns: Bool)
    {
        let chart = Chart(modes) {
            PointMark(x: .value("x", 1), y: .value("Loss", Estimate([1, 2], mode: $0)))
        }
        let notices = displayed(chart).filter { if case .notice = $0 { true } else { false } }
        #expect(notices.isEmpty != warns)
    }

    static func lines(_ count: Int) -> Chart {
        Chart(0..<2 * count) { index in
            LineMark(x: .value("Epoch", index / count), y: .value("Loss", Double(index)))
                .foregroundStyle(by: .value("Model", "M\(index % count)"))
        }
    }

    static func bars(_ count: Int, by label: String) -> Chart {
        Chart(0..<count) { index in
            BarMark(x: .value("Layer", "L\(index)"), y: .value("Loss", Double(index)))
                .foregroundStyle(by: .value(label, "L\(index)"))
        }
    }

    static func points(_ count: Int, colored: Bool = false) -> Chart {
        Chart(0..<count) { index in
            let mark = PointMark(x: .value("Epoch", index), y: .value("Loss", Double(index)))
                .symbol(by: .value("Model", "M\(index)"))
            if colored { mark.foregroundStyle(by: .value("Model", "M\(index)")) } else { mark }
        }
    }

    static func dashes(_ count: Int) -> Chart {
        Chart(0..<2 * count) { index in
            LineMark(
                x: .value("Epoch", index / count), y: .value("Loss", Double(index)),
                series: .value("Model", "M\(index % count)")
            ).lineStyle(by: .value("Model", "M\(index % count)"))
        }
    }

    static let signWay =
        "some look alike; `.facet(by:)` gives each a panel of its own, `.foregroundStyle(by:)` a colour, too"

    static let way =
        "`.facet(by:)` gives each a panel of its own, `.chartForegroundStyleScale([\"name\": .blue])` a colour to those that matter"

    @Test(
        arguments: [
            (lines(12), nil),
            (
                lines(13),
                "Loss has 13 lines by “Model”, and no more than 12 can be told apart: all are grey, and those that end highest and lowest are named; \(way); lines that need no names have `series:` in the place of `.foregroundStyle(by:)`"
            ),
            (
                Chart(beside: [lines(2), lines(14)]),
                "Loss has 14 lines by “Model”, and no more than 12 can be told apart: all are grey, and those that end highest and lowest are named; \(way); lines that need no names have `series:` in the place of `.foregroundStyle(by:)`"
            ),
            (lines(13).chartForegroundStyleScale(["M3": .blue]), nil),
            (points(ChartSymbol.allCases.count), nil), (points(20, colored: true), nil), (dashes(6), nil),
            (
                points(20),
                "Loss has 20 series by “Model”, for which there are \(ChartSymbol.allCases.count) symbols: \(signWay)"
            ),
            (
                dashes(15),
                "Loss has 15 series by “Model”, for which there are 6 line styles: \(signWay)"
            ),
            (bars(6, by: "Model"), nil), (bars(7, by: "Layer"), nil),
            (
                bars(7, by: "Model"),
                "Loss has 7 series by “Model”, for which there are 6 looks: some look alike; \(way)"
            ),
        ] as [(Chart, String?)]) func aChartOfMoreSeriesThanLooksIsCrowded(chart: Chart, notice: String?)
    {
        #expect(chart.crowd.map { "\($0.title) \($0.words); \($0.way)" } == notice)
    }

    static let table = Table(columns: ["A"], rows: [[1]])

    @Test func `nothing is shown of nothing`() {
        #expect(displayed(()).isEmpty)
        #expect(displayed([Table]()).isEmpty)
    }

    @Test func `what is missing is nil`() {
        #expect(displayed(nil) == [.text("nil\n")])
        #expect(displayed(Int?.none) == [.text("nil\n")])
        #expect(displayed(Int??.some(.none) as Any?) == [.text("nil\n")])
    }

    @Test func `quantities are values`() {
        #expect(displayed(101_770) == [.value(Value("101\u{202F}770", number: 101_770))])
        #expect(displayed(Int?.some(5)) == [.value(Value("5", number: 5))])
        #expect(displayed(Int??.some(5) as Any?) == [.value(Value("5", number: 5))])
        #expect(displayed(0.07695) == [.value(Value("0.07695", number: 0.07695))])
        #expect(displayed(-1.5) == [.value(Value("−1.5", number: -1.5))])
        #expect(displayed("<words>") == [.value(Value("<words>"))])
        #expect(displayed(true) == [.value(Value("yes"))])
    }

    @Test func `an estimate keeps the numbers behind its text`() {
        let estimate = Estimate([0.97, 0.98, 0.99], unit: .fraction)
        let value = Value("98.0 ± 2.5", unit: "%", number: estimate.mean, halfWidth: estimate.halfWidth, count: 3)
        #expect(displayed(estimate) == [.value(value)])
        let seconds = Estimate([2], unit: .seconds)
        #expect(displayed(seconds) == [.value(Value("2.00", unit: "s", number: 2, count: 1, isVolatile: true))])
    }

    @Test(arguments: [(1, "Predicted class"), (3, "Predicted class (3 seeds added up)")])
    func `a confusion matrix says over how many seeds it adds`(seeds: Int, title: String) {
        let matrix = Chart { ConfusionMatrix([[3, 1], [0, 4]], seeds: seeds) }
        #expect(matrix.marks.flatMap(\.channels).first { $0.role == .x }?.label == title)
    }

    @Test func `an estimate without a number says so`() {
        guard case .value(let value)? = displayed(Estimate([0.5, .nan], unit: .fraction)).first else {
            Issue.record("no value")
            return
        }
        #expect(value.textWithUnit == "not a number" && value.number?.isNaN == true && value.count == 2)
    }

    @Test func `tables, charts and models are more than text`() throws {
        let chart = Chart([1, 2]) { LineMark(x: .value("X", $0), y: .value("Y", $0)) }
        #expect(displayed(Self.table) == [.table(Self.table)])
        #expect(displayed(Table?.some(Self.table)) == [.table(Self.table)])
        #expect(displayed(chart) == [.figure(chart)])
        let matrix = ConfusionMatrix([[3, 1], [0, 4]])
        #expect(displayed(matrix) == [.figure(Chart { matrix })])
        #expect(displayed(small) == [.text("\(small)\n")])
        #expect(displayed([chart, chart]) == [.figure(chart), .figure(chart)])
        #expect(displayed([[Self.table], []]) == [.table(Self.table)])
        #expect(displayed([small, normalized]) == [.text("\(small)\n"), .text("\(normalized)\n")])
        let result = try experimentResult([trialResult("A", [0.5, 0.5])])
        #expect(displayed(result) == [.table(result.summary)])
    }

    /// The gap to a running training loss holds the noise of training; the gap to an evaluated one does not.
    @Test func `a claim that mixes modes is shown with a notice`() {
        let (running, test) = (Estimate([1, 2, 3], mode: .training), Estimate([2, 2, 2], mode: .inference))
        let mixed = displayed(Claim("The gap grows", test - running, isLessThan: running - test))
        #expect(mixed.count == 2)
        guard case .notice(let text, nil)? = mixed.first else { return #expect(Bool(false), "\(mixed)") }
        #expect(text.contains("“The gap grows”") && text.contains("evaluatedTrainLoss"))
        #expect(displayed(Claim("The gap grows", test - test, isLessThan: test)).count == 1)
    }

    @Test func `everything else is its description`() {
        #expect(displayed([1, 2]) == [.text("[1, 2]\n")])
        #expect(displayed([Estimate([1]), Estimate([2])]) == [.text("[1, 2]\n")])
        #expect(displayed((1, "a")) == [.text("(1, \"a\")\n")])
        #expect(displayed(Point(x: 3)) == [.text("x is 3\n")])
        #expect(displayed(Bare.first) == [.text("first\n")])
        #expect(displayed(Int.self) == [.text("Int\n")])
    }

    @Test func `a sequence without words is its elements`() {
        let values =
            [
                (stride(from: 0, to: 3, by: 1), "[0, 1, 2]"),
                (stride(from: 1, through: 0, by: -0.5), "[1.0, 0.5, 0.0]"),
                ([1, 2].lazy.map { $0 * 2 }, "[2, 4]"), (zip([1], ["a"]), "[(1, \"a\")]"),
                ([1, 2].reversed(), "[2, 1]"),
                (0..<3, "0..<3"), (EmptyCollection<Int>(), "[]"), (["b"].enumerated(), "[(offset: 0, element: \"b\")]"),
            ] as [(Any, String)]
        for (value, words) in values { #expect(displayed(value) == [.text("\(words)\n")]) }
    }

    @Test func `lists and tuples with more than words in them are shown one by one`() {
        let chart = Chart([1, 2]) { LineMark(x: .value("X", $0), y: .value("Y", $0)) }
        let mark = PointMark(x: .value("X", 1), y: .value("Y", 2))
        let five = Output.value(Value("5", number: 5))
        #expect(displayed((chart, 5)) == [.figure(chart), five])
        #expect(displayed([chart, 5, Self.table] as [Any]) == [.figure(chart), five, .table(Self.table)])
        #expect(displayed((chart, (5, Self.table))) == [.figure(chart), five, .table(Self.table)])
        #expect(displayed([mark, mark]) == [.figure(Chart { mark }), .figure(Chart { mark })])
        #expect(displayed([chart, nil]) == [.figure(chart), .text("nil\n")])
        #expect(displayed(AnySequence([mark])) == [.figure(Chart { mark })])
    }

    @Test func `what Swift would print the insides of is not shown inside of something else`() {
        let values =
            [
                ([Plain()], "of the type Plain"), ((Plain(), 1), "of the type Plain"),
                (["k": Plain()], "of the type Plain"),
                ([[Bare.other(1)]], "of the type Bare"), ([1: [Optional(Plain())]], "of the type Plain"),
                (Set([\String.count]), "a key path, "), (\String.count, "a key path, "),
                ([{ @Sendable (x: Int) in x }], "a function, "), (ObjectIdentifier(Class.self), "a place in memory, "),
                (["a": DisplayedTests.table], "a value of the type Table as words"),
                (["a": [PointMark(x: .value("X", 1), y: .value("Y", 2))]], "a value of the type PointMark as words"),
            ] as [(Any, String)]
        for (value, reason) in values {
            #expect(reasonNotToShow(value)?.contains(reason) == true, "\(String(describing: reasonNotToShow(value)))")
        }
    }

    @Test func `plain values are shown at any depth`() {
        let values =
            [
                ([1: [2.5]], true), (["a": ("b", nil as Int?)], true), ([Point(x: 1)], true), ([Bare.first], true),
                (Set([1]), true), ([Int.self], true), ("abc".utf8, true), (Optional(Plain()) as Any, false),
            ] as [(Any, Bool)]
        for (value, isShown) in values { #expect((reasonNotToShow(value) == nil) == isShown, "\(value)") }
    }

    @Test func `what has no words is not printed`() {
        let values =
            [
                (1, nil), ("a", nil), ([1: Plain()], nil), (small, nil), ({ @Sendable in 1 }, "a function, "),
                (\String.count, "a key path, "), (DisplayedTests.table, "a value of the type Table as words"),
                (
                    Chart([1]) { PointMark(x: .value("X", $0), y: .value("Y", $0)) },
                    "a value of the type Chart as words"
                ),
            ] as [(Any, String?)]
        for (value, reason) in values {
            let found = reasonNotToPrint(value)
            #expect(reason.map { found?.hasPrefix($0) == true } ?? (found == nil), "\(String(describing: found))")
        }
    }

    @Test(
        arguments: [
            (Plain(), "of the type Plain, which has no words of its own"), (Bare.other(1), "of the type Bare"),
            (Class(), "of the type Class"), ({ @Sendable (x: Int) in x }, "shows a function, "),
        ] as [(any Sendable, String)]) func `what Swift would print the insides of is not shown`(
            value: any Sendable, reason: String
        )
    {
        #expect(reasonNotToShow(value)?.contains(reason) == true)
    }

    @Test(
        arguments: [
            (PairedTTest([1, 2, 4, 3]), "t(3) = 3.87, p = 0.030"),
            (PairedTTest([1, 1, 1]), "all 3 differences are alike; by sign flips, p = 0.250"),
            (SignFlipTest([1, 2, 4, 3]), "sign flips, p = 0.125"), (WilcoxonTest([1, 2, 4, 3]), "W = 10, p = 0.125"),
            (EquivalenceTest([0.1, -0.1, 0.2], margin: 1), "two one-sided t tests, p = 0.0044"),
            (McNemarTest(onlyFirst: 41, onlySecond: 59), "41 samples only the first, 59 only the second, p = 0.089"),
            (
                Proportion(9761, of: 10_000),
                "9761 of 10000, 97.61\u{00A0}%, 95 % interval 97.29\u{00A0}% to 97.89\u{00A0}%"
            ),
            (0.25...0.5, "0.25 to 0.5"),
        ] as [((any Sendable)?, String)]) func `tests and intervals are sentences`(value: (any Sendable)?, text: String)
    {
        #expect(displayed(value) == [.value(Value(text))])
    }

    @Test(arguments: [
        (
            Claim("Fewer", Estimate([2, 3, 2]), isLessThan: Estimate([5, 5, 5])), "supported",
            "The whole interval lies below zero."
        ),
        (
            Claim("More", Estimate([2, 3, 2]), isGreaterThan: 5), "refuted",
            "The whole interval contradicts the claim, which needs one that lies above zero."
        ),
        (
            Claim("Fewer", Estimate([2]), isLessThan: 5), "undecided",
            "One seed is an anecdote: it decides nothing."
        ),
        (
            Claim(
                "Same", Estimate([0.5, 0.6, 0.7], unit: .fraction), equals: Estimate([0.6, 0.6, 0.6], unit: .fraction),
                within: 0.01),
            "undecided",
            "The claim needs a whole 90 % interval that lies within ±1.00\u{00A0}pp; this one allows both."
        ),
    ])
    func `a claim says what it rests on`(claim: Claim, verdict: String, explanation: String) throws {
        guard case .claim(let record)? = displayed(claim).first else { throw Unexpected() }
        #expect(record.statement == claim.statement && record.verdict.rawValue == verdict)
        #expect(record.explanation == explanation)
    }

    @Test func `a claim brings its test and its differences along`() throws {
        guard
            case .claim(let record)? = displayed(
                Claim("Fewer", Estimate([2, 3, 2]), isLessThan: Estimate([5, 5, 5]), by: 1)
            ).first
        else { throw Unexpected() }
        #expect(
            record.rule == "lies below −1" && record.differences == [-3, -2, -3] && record.test == "paired t test"
                && record.direction == .supported)
        #expect(
            record.signFlipPValue == 0.25 && record.seedsNeeded != nil && record.plot != nil
                && record.pValue.map { $0 > 0.02 && $0 < 0.05 } == true)
        guard case .claim(let anecdote)? = displayed(Claim("One", Estimate([2]), isLessThan: 5)).first else {
            throw Unexpected()
        }
        #expect(anecdote.pValue == nil && anecdote.plot == nil && anecdote.direction == nil)
    }

    @Test func `a hypothesis is shown with its rule`() {
        let hypothesis = Hypothesis("Better", of: "BN", isGreaterThan: "Plain", by: 0.001) { $0.testAccuracy }
        let text =
            "Hypothesis: Better. It is supported where the quantity of \"BN\" lies more than 0.001 above that of \"Plain\", seed by seed."
        #expect(displayed(hypothesis) == [.value(Value(text))])
    }

    @Test(
        arguments: [
            (Hypothesis("h", of: "A", isGreaterThan: "B") { $0.testAccuracy }, .supported),
            (Hypothesis("h", of: "A", isLessThan: "B") { $0.testAccuracy }, .refuted),
            (Hypothesis("h", of: "A", isGreaterThan: "B", by: 0.6) { $0.testAccuracy }, .refuted),
            (Hypothesis("h", of: "A", equals: "B", within: 0.6) { $0.testAccuracy }, .supported),
            (Hypothesis("h", of: "A", isLessThan: "A") { $0.testLoss }, .undecided),
        ] as [(Hypothesis, Claim.Verdict)])
    func `a hypothesis becomes a claim`(hypothesis: Hypothesis, verdict: Claim.Verdict) throws {
        let result = try experimentResult([trialResult("A", [0.97, 0.98, 0.99]), trialResult("B", [0.5, 0.52, 0.51])])
        let claim = Claim(hypothesis, in: result)
        #expect(claim.verdict == verdict && claim.statement == "h" && claim.comparison == hypothesis.comparison)
    }

    @Test func `a summary of claims is left to the press`() {
        #expect(displayed(ClaimSummary()) == [.claimSummary])
    }

    struct Unexpected: Error {}
}
