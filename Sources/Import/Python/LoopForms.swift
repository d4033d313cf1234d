internal import Document

/// What names stand for in a training loop of PyTorch's, and what of it was found.
struct LoopForms {
    enum Part {
        /// Rounds of the data set, or what is around them.
        case epochs
        /// What is done with each batch.
        case batch
        /// What only looks on: an evaluation.
        case aside
    }
    let model: Int
    /// The loop's names of a whole batch, of its images, its classes, the model's output and the loss.
    var batches: Set<String> = [], images: Set<String> = [], labels: Set<String> = []
    var outputs: Set<String> = [], losses: Set<String> = []
    /// Names of parts of the model or the optimizer.
    var handles: Set<String> = []
    /// The steps of a batch, in their order.
    var found: [String] = []
    /// "train" and "eval", as they are called, and "steps" where batches go through the model.
    var modes: [String] = []
    var problems: [Omission] = []
    /// What becomes of gradients before a step, and of the rate after an epoch.
    var clipping: String?
    var schedule: (object: PythonObject, place: Position)?

    var critical: Set<String> { batches.union(images).union(labels).union(outputs).union(losses) }

    init(model: Int) { self.model = model }

    mutating func refuse(_ place: Position, _ message: String) {
        problems.append(Omission(place: place, message: message))
    }

    /// The names of a batch: `x, y`, or `batch`; `i, (x, y)` where `iterable` is enumerated.
    mutating func bind(_ target: PythonExpression, of iterable: PythonExpression) {
        var batch = target
        if iterable.calls.contains(where: { $0.called.isName("enumerate") }), case .list(let items) = target.kind,
            items.count == 2
        {
            batch = items[1]
        }
        bind(batch: batch)
    }

    mutating func bind(batch: PythonExpression) {
        if case .list(let items) = batch.kind, items.count == 2, case .name(let x) = items[0].kind,
            case .name(let y) = items[1].kind
        {
            (images, labels, batches) = ([x], [y], [x, y])
        } else {
            (images, labels, batches) = ([], [], Set(batch.roots))
        }
    }
}

/// What a training loop of PyTorch's is made of.
struct LoopFacts {
    var optimizer: PythonObject?
    var loss: PythonArgument?
    var data: ForeignData?
}
