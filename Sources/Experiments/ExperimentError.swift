internal import Spelling

/// Why an experiment cannot be run, as facts.
public enum ExperimentError: Error, Equatable {
    /// What the count is of, and what it was.
    case countBelowOne(String, Int)
    /// More of something than an experiment can have.
    case countAbove(String, Int, limit: Int)
    /// There is nothing between the braces.
    case noTrials
    /// A trial without a name, by its place, 1 for the first.
    case namelessTrial(Int)
    /// One seed is named twice.
    case repeatedSeed(UInt64)
    /// Two trials have one name.
    case repeatedTrial(String)
    /// A trial that the experiment does not have.
    case unknownTrial(String, known: [String])
    /// A run of a seed that the experiment does not have.
    case unknownSeed(UInt64, known: [UInt64])
    /// A trial that cannot be trained on the data.
    case impossible(trial: String, reason: ModelError)
}

extension ExperimentError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .countBelowOne(let name, let count): "\(name) is \(count), expected at least 1"
        case .countAbove(let name, let count, let limit): "\(name) is \(count), expected at most \(limit)"
        case .noTrials: "the experiment has no trial; expected a Model or a Trial between its braces"
        case .namelessTrial(let number): "trial \(number) has no name; expected one, which results are asked by"
        case .repeatedSeed(let seed): "seed \(seed) is named twice; expected each seed once"
        case .repeatedTrial(let name): "two trials are called \"\(name)\"; expected names that differ"
        case .impossible(let trial, let reason): "trial \"\(trial)\": \(reason)"
        case .unknownTrial(let name, let known):
            "there is no trial \"\(name)\"; this experiment has \(known.map { "\"\($0)\"" }.joined(separator: ", "))"
                + (suggestion(for: name, among: known).map { "; \($0)" } ?? "")
        case .unknownSeed(let seed, let known):
            "no run has the seed \(seed); this experiment has \(known.map(String.init).joined(separator: ", "))"
        }
    }
}
