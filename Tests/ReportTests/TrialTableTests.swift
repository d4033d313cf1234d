import Outputs
import Testing

@testable import Report

/// What the methods say of trials: each thing once.
@Suite struct TrialTableTests {
    typealias Trial = (name: String, settings: [(String, String)])

    static func table(_ trials: [Trial], seeds: UInt64 = 2) -> TrialTable {
        var transcript = Transcript()
        for (name, settings) in trials {
            for seed in 0..<seeds {
                var run = Sample.run
                (run.trial, run.seed, run.divergedAtStep) = (name, seed, nil)
                run.settings = settings.map { .init($0, $1) }
                run.digest = "\(name)\(settings)\(seed)"
                transcript.take(.runs(RunSeries(run)), of: .block(0))
            }
        }
        return TrialTable(RunGroup.all(of: transcript)[0])
    }

    static func words(_ settings: [RunRecord.Setting]) -> [String] { settings.map { "\($0.name): \($0.value)" } }

    /// A setting's clauses are shared one by one; a model is one thing.
    @Test func whatAllShareStandsAbove() {
        let table = Self.table([
            ("A", [("Model", "Dense(1); x"), ("In force", "Dense: kernel; Dropout: rate 0.2"), ("Loss", "a; b")]),
            ("B", [("Model", "Dense(2); x"), ("In force", "Dense: kernel"), ("Loss", "a; b")]),
        ])
        #expect(Self.words(table.shared) == ["In force: Dense: kernel", "Loss: a; b"])
        #expect(table.columns == ["Model", "In force"])
        #expect(table.groups.map(\.settings) == [[]])
        #expect(table.groups[0].rows.map(\.cells) == [["Dense(1); x", "Dropout: rate 0.2"], ["Dense(2); x", ""]])
    }

    /// Trials of one name that differ in the number of samples alone are one row.
    @Test(
        arguments: [
            (
                [
                    "D: 40 training and 300 test samples; split of 40, seed 0",
                    "D: 1,080 training and 300 test samples; split of 1,080, seed 0",
                ],
                ["3 steps each", "10 steps each"],
                ["D: 40 / 1,080 training and 300 test samples; split of 40 / 1,080, seed 0"],
                ["40", "1,080"]
            ),
            // Another setting, another name of the data, or the same once more: rows of their own.
            (
                ["D1: 40 training", "D2: 40 training"], ["3 steps", "3 steps"], ["D1: 40 training", "D2: 40 training"],
                []
            ),
            (["D: 40 training", "D: 80 training"], ["a", "b"], ["D: 40 training", "D: 80 training"], []),
            (["D: 40 training", "D: 40 training"], ["3 steps", "3 steps"], ["", ""], []),
        ] as [([String], [String], [String], [String])])
    func sizesStandTogether(data: [String], training: [String], cells: [String], sizes: [String]) {
        let other = ("Other", [("Data", "E: 7 training"), ("Training", "1 step")])
        let trials = zip(data, training).map { ("A", [("Data", $0), ("Training", $1)]) }
        let isSame = cells == ["", ""]
        let table = Self.table(trials + (isSame ? [] : [other]))
        let rows = table.groups.flatMap(\.rows).filter { $0.trials[0].name == "A" }
        #expect(rows.flatMap(\.sizes) == sizes)
        if isSame {
            #expect(rows.count == 2 && table.columns.isEmpty)
        } else {
            let own = rows.map { row in row.cells[0] }
            #expect(own.map { $0.replacing("seed 0", with: "") } == cells.map { $0.replacing("seed 0", with: "") })
        }
    }

    /// What rows would repeat is their group's title, where that saves a reader much.
    @Test(arguments: [(300, 2, ["Data"]), (3, 1, [])]) func rowsShareATitle(length: Int, groups: Int, titles: [String])
    {
        let data = ["e", "f"].map { String(repeating: $0, count: length) }
        let trials: [Trial] = data.flatMap { data in
            ["A", "B", "C"].map { (name: String(data.prefix(1)) + $0, settings: [("Data", data), ("Model", $0)]) }
        }
        let table = Self.table([trials[0], trials[3], trials[1], trials[4], trials[2], trials[5]])
        #expect(table.groups.count == groups)
        #expect(table.groups.flatMap(\.settings).map(\.name) == titles.flatMap { [$0, $0] })
        #expect(table.columns == (groups == 2 ? ["Model"] : ["Data", "Model"]))
        #expect(
            table.groups.flatMap(\.rows).map { $0.trials[0].name }
                == (groups == 2 ? ["eA", "eB", "eC", "fA", "fB", "fC"] : ["eA", "fA", "eB", "fB", "eC", "fC"]))
    }

    /// Every trial keeps its own anchor, and its runs.
    @Test func everyTrialIsLinkedTo() {
        let table = Self.table(["40", "80", "160"].map { ("A", [("Data", "D: \($0) training")]) })
        let row = table.groups[0].rows[0]
        #expect(row.trials.map(\.id) == ["trial.1", "trial.2", "trial.3"])
        #expect(row.namedTrials.map(\.name) == ["A, 40", "A, 80", "A, 160"])
        #expect(Self.words(table.shared) == ["Data: D: 40 / 80 / 160 training"])
    }
}
