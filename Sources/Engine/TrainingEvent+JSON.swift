package import Experiments
internal import FoundationEssentials

extension TrainingEvent {
    /// The event of the run of that digest as one line of JSON, as docs/run-json.md describes it.
    package func json(run: String) throws -> String {
        let line =
            switch self {
            case .step(let done, let steps, let epoch, let loss):
                Line(run: run, event: "step", done: done, steps: steps, epoch: epoch, loss: loss)
            case .epoch(let record): Line(run: run, event: "epoch", record: record)
            case .finished(let result): Line(run: run, event: "finished", result: result)
            }
        return String(decoding: try JSONEncoder.exact.encode(line), as: UTF8.self)
    }
}

private struct Line: Encodable {
    var run: String
    var event: String
    var done: Int?
    var steps: Int?
    var epoch: Int?
    var loss: Double?
    var record: Epoch?
    var result: RunResult?
}
