internal import Experiments
internal import Outputs

/// The runs of several trials, one trial behind the other; what those of a trial share is held once.
struct WantedSpecs: RandomAccessCollection, Sendable {
    private let wanted: [WantedRuns]
    private let ends: PartEnds

    init(_ wanted: [WantedRuns]) {
        self.wanted = wanted
        ends = wanted.reduce(into: PartEnds()) { $0.append($1.seeds.count) }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { ends.count }

    subscript(index: Int) -> RunSpec {
        let (number, place) = ends.part(at: index)
        var spec = wanted[number].spec
        spec.seed = wanted[number].seeds[place]
        return spec
    }

    /// The name of a run's trial.
    func trial(of index: Int) -> String { wanted[ends.part(at: index).number].trial }
}
