internal import Outputs
internal import Preview
internal import SVGCharts

/// What is told of a run while it goes on: how far it is, and how the losses fall.
struct PreviewRun {
    let page: String
    /// Which element of the page shows each block.
    let elements: [Int: Int]
    private var block: Int?
    private var progress: Progress?
    /// The last loss of each epoch, by what is trained, in the order in which it was begun.
    private var losses: [(name: String, losses: [Int: Double])] = []
    private var lastTold: ContinuousClock.Instant?
    private var hasNews = false

    /// Nothing runs yet.
    init(page: String, elements: [Int: Int]) { (self.page, self.elements) = (page, elements) }

    /// Takes note of what the program says.
    mutating func take(_ output: Output) {
        switch output {
        case .began(.block(let index)): (block, progress, losses) = (index, nil, [])
        case .progress(let progress):
            self.progress = progress
            hasNews = true
            guard let epoch = progress.epoch, let loss = progress.loss, loss.isFinite else { return }
            if let place = losses.firstIndex(where: { $0.name == progress.activity }) {
                losses[place].losses[epoch] = loss
            } else {
                losses.append((progress.activity, [epoch: loss]))
            }
        default: break
        }
    }

    /// What is to be told now: nothing where nothing is new, or much was told just before.
    var due: PageState? {
        mutating get {
            guard hasNews, let progress, lastTold.map({ ContinuousClock.now - $0 > .milliseconds(150) }) ?? true else {
                return nil
            }
            (lastTold, hasNews) = (.now, false)
            var state = PageState(page: page, phase: .rendering)
            state.progress = PageState.Progress(
                text: words(progress), fraction: min(max(progress.fraction, 0), 1),
                place: block.flatMap { elements[$0] }.map(PageState.Place.block), drawing: drawing)
            return state
        }
    }
}

private extension PreviewRun {
    func words(_ progress: Progress) -> String {
        let runs = progress.runs > 0 ? "\(progress.runsDone) of \(progress.runs) runs" : ""
        let epoch = progress.epoch.map { "epoch \($0)" } ?? ""
        return [runs, progress.activity, epoch, progress.timeLeft ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The losses as far as they are known; `nil` where no line can be drawn yet. Of many runs, the last ones.
    var drawing: String? {
        let shown = losses.suffix(mostLines)
        guard shown.contains(where: { $0.losses.count > 1 }) else { return nil }
        let points = shown.flatMap { run in
            run.losses.sorted { $0.key < $1.key }.map { (name: run.name, epoch: $0.key, loss: $0.value) }
        }
        let chart = Chart(points) { point in
            LineMark(x: .value("Epoch", point.epoch), y: .value("Loss of the last step", point.loss))
                .foregroundStyle(by: .value("Run", point.name))
        }.frame(width: 560, height: 220)
        return chart.svg(id: "bnbook-run", style: .standalone)
    }
}

/// Lines of more runs could not be told apart.
private let mostLines = 8
