internal import Document

/// A model that a notebook builds, and how it is trained.
struct FoundModel {
    /// What its author calls it.
    var name: String
    var chain = LayerChain()
    var place: Position
    /// The cell that it was begun in.
    var cell: Int
    /// Whether it is PyTorch's.
    var isTorch = false
    var compilation: Compilation?
    var trainings: [Training] = []
    /// Why it cannot be carried over.
    var problems: [Omission] = []
    /// Whether it is a part of another.
    var isPart = false
    /// Whether `eval` was the last mode that it was put in.
    var isEvaluating = false
    /// What is done to it behind its first training, which is left out.
    var later: [Omission] = []

    /// The layers of its output.
    mutating func take(_ chain: LayerChain) {
        self.chain = chain
        problems += chain.problems
    }

    struct Compilation {
        var optimizer: PythonArgument?
        var loss: PythonArgument?
        var place: Position
    }

    /// A call of `fit`, or a loop.
    struct Training {
        var data: ForeignData?
        /// Whether the images themselves are what it learns to give.
        var reconstructs = false
        var epochs: Int?
        var batchSize: Int?
        var validationSplit: Double?
        var validationCount: Int?
        /// When it ends early, as ours is written.
        var stopping: String?
        /// Whether samples come in the data set's order.
        var isOrdered = false
        /// What stands behind the optimizer, as ours is written.
        var clipping: String?
        var schedule: String?
        var cell: Int
        var place: Position
        var problems: [Omission] = []
        /// What is otherwise than there, but does not keep it from being carried over.
        var remarks: [Omission] = []
    }
}
