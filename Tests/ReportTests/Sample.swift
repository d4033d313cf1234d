import Document
import Notebook
import Outputs
import SVGCharts
import Statistics

@testable import Report

/// Sets a formula as its own text, so that pages can be compared without KaTeX.
struct PlainMath: MathRenderer {
    func mathML(_ formula: Formula) throws -> MathML {
        MathML(formula: "<math>\(formula.isDisplayed ? "display " : "")\(formula.tex)</math>")
    }

    func typst(_ formula: Formula) throws -> TypstFormula { TypstFormula(code: "x", rows: [], spoken: formula.tex) }
}

/// A notebook that uses every part of a page, and what its run is supposed to have said.
enum Sample {
    static let hostile = "<script>alert('x')</script> & \"quotes\" | `ticks`"

    static let source = """
        ---
        title: 'Title <script>alert(1)</script> & more'
        author: [A <b>, C]
        date: 2026-01-31
        abstract: Short & sweet
        params: {epochs: 5, words: 'a < b'}
        number-sections: true
        ---

        # One {#sec-one}

        Text with `{swift} value` and `{swift} hostile`, see @tbl-a, @fig-b, @clm-c, @eq-d and @sec-one, $x$, [two](other.md).

        $$ y $$ {#eq-d}

        ```swift experiment
        //| label: tbl-a
        //| caption: Caption & `{swift} value`, see @fig-b.
        let x = "<" // comment
        ```

        ```swift experiment
        //| label: fig-b
        //| caption: A figure.
        //| echo: fold
        Chart()
        ```

        ```swift experiment
        //| label: clm-c
        //| echo: false
        Claim()
        ```

        It is [no <better>](@clm-c "refuted").

        ## Two

        ```swift experiment
        //| output: false
        print("unseen")
        ```

        ```swift experiment
        //| caption: All claims.
        ClaimSummary()
        ```
        """

    static var notebook: Notebook {
        get throws {
            try Notebook.parse(path: "notebooks/sample.md", source: Array(source.utf8), overrides: ["epochs": "1"])
        }
    }

    static var transcript: Transcript {
        var transcript = Transcript()
        let chart = Chart(["a <i>", "b"]) { name in
            LineMark(x: .value("Epoch & more", 1), y: .value("Loss", 0.5)).foregroundStyle(by: .value("Model", name))
            LineMark(x: .value("Epoch & more", 2), y: .value("Loss", 0.25)).foregroundStyle(by: .value("Model", name))
        }
        var table = Table(columns: ["Name & <b>", "n"], rows: [[hostile, 1], ["plain", 2.5]], note: "A <note>")
        table.groups = [Table.Group(title: "G <1>", count: 1), Table.Group(title: "G 2", count: 1)]
        table.rows[1][1].isBest = true
        (table.rows[1][0].series, table.rows[0][1].count) = ([1, 3, 2], 1)
        let claim = ClaimRecord(
            statement: "It <helps>", verdict: .refuted,
            difference: Value("1 ± 0", unit: "pp", number: 0.01, halfWidth: 0, count: 3), rule: "lies & stays <below>",
            differences: [0.01, 0.01, 0.02], direction: .refuted, test: "paired t test", t: 4, pValue: 0.03,
            signFlipPValue: 0.25, effectSize: 2.25, plot: chart)
        transcript.blocks = [
            0: [
                .text("printed \(hostile)\n"), .table(table),
                .value(Value("5", unit: "s", number: 5, isVolatile: true)),
            ], 1: [.figure(chart)],
            2: [.claim(claim), .failure("expected <error>")], 3: [.text("unseen\n"), .claim(claim)], 4: [.claimSummary],
        ]
        transcript.inlines = [
            0: Value("97.6 ± 0.1", unit: "%", number: 0.976), 1: Value(hostile), 2: Value("97.6 ± 0.1", unit: "%"),
        ]
        transcript.notices = ["Careful: \(hostile)"]
        transcript.take(.runs(RunSeries(run)), of: .block(0))
        transcript.take(.runs(RunSeries(finishedRun)), of: .block(0))
        return transcript
    }

    static var run: RunRecord {
        RunRecord(
            digest: String(repeating: "ab", count: 32), trial: "a <i>", seed: 3, batchSize: 32, epochs: 5,
            optimizer: "Adam",
            layers: ["Flatten()"], dataset: "Data & co", datasetDigest: String(repeating: "cd", count: 32),
            engineVersion: 1, settings: [.init("Loss", "a < b")],
            specification: "{}", weightsDigest: String(repeating: "ef", count: 32), divergedAtStep: 214, isReused: true)
    }

    /// A run that came to its end.
    static var finishedRun: RunRecord {
        var finished = run
        (finished.seed, finished.divergedAtStep, finished.testCount) = (4, nil, 10_000)
        finished.digest = String(repeating: "ba", count: 32)
        finished.outcome = RunOutcome(
            epoch: 5, trainLoss: 0.25, trainAccuracy: 0.9375, testLoss: 0.125, testAccuracy: 0.9765,
            evaluatedTrainLoss: 0.0625, evaluatedTrainAccuracy: 0.984375)
        return finished
    }

    static var report: Report { get throws { Report(notebook: try notebook, transcript: transcript) } }

    /// The report of a run that ended in its second block.
    static var failed: Report {
        get throws {
            var transcript = transcript
            transcript.blocks[1] = nil
            transcript.inlines = [:]
            transcript.failure = .init(part: .block(1), line: 1, column: 1, message: "it <broke>\nhere")
            let diagnostic = Diagnostic(
                path: "notebooks/sample.md", position: Position(line: 25, column: 1), message: "it <broke>\nhere",
                excerpt: "Chart()")
            return Report(notebook: try notebook, transcript: transcript, failure: diagnostic)
        }
    }
}
