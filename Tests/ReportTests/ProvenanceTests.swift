import Notebook
import Outputs
import Testing

@testable import Report

/// What numbers lead to, in a notebook with two experiments.
@Suite struct ProvenanceTests {
    static let source = """
        ```swift experiment
        let digits = 1
        func sweep(_ model: Int) -> Int {
            model
        }
        let first = sweep(1)
        let a = first["A"]
        var all = [first]
        first
        ```

        ```swift experiment
        let (b, other) = (first["B"],
            sweep(2))
        func late() -> Int { b + other }
        all.append(other)
        ```

        ```swift experiment
        print("A")
        ```
        """

    static func provenance() throws -> Provenance {
        let notebook = try Notebook.parse(path: "a.md", source: Array(source.utf8))
        var transcript = Transcript()
        for line in [1, 5, 6, 7, 8] { transcript.take(.reached(line: line), of: .block(0), line: line) }
        for (trial, seed) in [("A", 0), ("A", 1), ("B", 0), ("B", 1)] {
            transcript.take(.runs(RunSeries(run(trial, UInt64(seed)))), of: .block(0), line: 5)
        }
        for line in [1, 4] { transcript.take(.reached(line: line), of: .block(1), line: line) }
        transcript.take(.runs(RunSeries(run("C", 0))), of: .block(1), line: 1)
        return Provenance(notebook, transcript)
    }

    @Test(
        arguments: [
            ("digits", nil), ("sweep(3)", nil), ("1 + 1", nil), ("x.first", nil),
            ("first", "experiment.1: 4 runs: A, B"), ("first[\"A\"].loss", "trial.1: 2 runs: A"),
            ("first[\"none\"]", "experiment.1: 4 runs: A, B"),
            ("first[\"B\"].x - first[\"A\"].x", "experiment.1: 4 runs: A, B"), ("a", "trial.1: 2 runs: A"),
            ("\"\\(a)\"", "trial.1: 2 runs: A"),
            ("b", "page.methods: 3 runs: B, C"), ("late()", "page.methods: 3 runs: B, C"),
            ("all.count", "page.methods: 5 runs: A, B, C"),
        ] as [(String, String?)]) func valuesLeadToTheirRuns(expression: String, link: String?) throws
    {
        #expect(try Self.provenance().link(ofExpression: expression).map { "\($0.target): \($0.words)" } == link)
    }

    @Test func blocksAndRowsLeadToTheirRuns() throws {
        let provenance = try Self.provenance()
        #expect((0..<3).map { provenance.link(ofBlock: $0)?.target } == ["page.methods", "page.methods", nil])
        #expect(provenance.link(ofTrial: "A", inBlock: 0)?.target == "trial.1")
        #expect(provenance.link(ofTrial: "D", inBlock: 0) == nil)
    }
}

private func run(_ trial: String, _ seed: UInt64) -> RunRecord {
    var run = Sample.run
    (run.trial, run.seed) = (trial, seed)
    return run
}
