internal import Engine
internal import Experiments
internal import Outputs

/// How long runs take, judged by those that are kept.
struct RunCosts {
    /// Seconds of one core for a unit of `RunSpec.cost`, of models whose runs are kept.
    private let rates: [[Layer]: Double]
    /// What runs of known specifications take, but for their seeds.
    private var known: [String: Double] = [:]

    /// A unit in seconds where nothing is known; measured with dense layers, AVX2.
    private static let usual = 1 / 2.5e9

    /// Learns from some of the runs that are kept.
    init(_ runs: some Sequence<RunRecord>, _ results: RunStore) throws {
        var rates: [[Layer]: Double] = [:]
        for run in runs.filter(\.isReused).prefix(50) {
            guard let result = results.result(run.digest) else { continue }
            let spec = try RunSpec(json: Array(run.specification.utf8))
            if spec.cost > 0 { rates[spec.layers] = max(rates[spec.layers] ?? 0, result.seconds / spec.cost) }
        }
        self.rates = rates
    }

    /// How long the run of this JSON may take, in seconds of one core.
    mutating func seconds(of json: String) throws -> Double {
        let text = SpecificationText(json).text
        if let seconds = known[text] { return seconds }
        let spec = try RunSpec(json: Array(json.utf8))
        let seconds = spec.cost * (rates[spec.layers] ?? rates.values.max() ?? Self.usual)
        known[text] = seconds
        return seconds
    }
}
