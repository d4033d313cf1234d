/// The JSON of a run.
extension RunSpec: Configurable {
    public static var settings: [Setting<RunSpec>] {
        [
            Setting("layers", \.layers, isRequired: true), Setting("dataset", \.dataset, isRequired: true),
            Setting("optimizer", \.optimizer, isRequired: true), Setting("epochs", \.epochs, isRequired: true),
            Setting("batchSize", \.batchSize, isRequired: true), Setting("seed", \.seed, isRequired: true),
            Setting("loss", \.loss, isOmittedAtDefault: true), Setting("options", \.options, isOmittedAtDefault: true),
            Setting("initialWeights", \.initialWeights, isOmittedAtDefault: true),
        ]
    }

    /// A run of nothing: what is required has no default.
    public static let standard = RunSpec(
        layers: [], dataset: .standard, optimizer: .standard, epochs: 0, batchSize: 0, seed: 0)
}

extension Dataset: SettingValue {}
extension Optimizer: SettingValue {}
extension Loss: SettingValue {}
extension TrainingOptions: SettingValue {}
extension InitialWeights: SettingValue {}
