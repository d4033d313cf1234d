internal import Experiments

/// The version of the engine's arithmetic.
package enum EngineVersion {
    /// Part of every cache key: it grows whenever any run would give other bits than before.
    package static let current = 3

    /// What some runs give otherwise than `current` did at first, a line each; they are part of these runs' keys, so
    /// that no other has to be carried out again.
    static func amendments(to spec: RunSpec) -> String {
        let measuresGradients = spec.options.probes.contains { if case .gradients = $0 { true } else { false } }
        let isFrozen = spec.layers.flatMap(\.leaves).contains {
            ($0.definition as? any WeightedLayer)?.trainable == false
        }
        let walks = spec.options.probes.contains {
            switch $0 {
            case .landscape, .covariateShift: true
            default: false
            }
        }
        return
            (measuresGradients && (isFrozen || spec.optimizer.clipping != nil) ? "gradients before clipping\n" : "")
            + (walks && isFrozen ? "steps of what is not frozen\n" : "")
    }
}
