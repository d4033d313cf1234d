/// The version of the engine's arithmetic.
package enum EngineVersion {
    /// Part of every cache key: it grows whenever any run would give other bits than before.
    package static let current = 3
}
