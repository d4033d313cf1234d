internal import Spelling

/// In which order an epoch's samples come; each epoch and each seed draws its own.
public enum SampleOrder: Codable, Hashable, Sendable {
    /// All samples shuffled: batches are like draws from the whole.
    case shuffled
    /// As the data set has them, the same in every epoch.
    case stored
    /// Class by class, each shuffled: batches are of one class, but where two meet.
    case sortedByLabel
    /// Batches of so many classes each, the batches shuffled; what fills no batch comes last.
    case classLimited(classesPerBatch: Int)
}

extension SampleOrder: CustomStringConvertible {
    public var description: String {
        switch self {
        case .shuffled: "samples reshuffled every epoch"
        case .stored: "samples in the data set's order"
        case .sortedByLabel: "samples sorted by label, reshuffled inside each class every epoch"
        case .classLimited(let count): "batches of \(counted(count, "class", "classes")) each, dealt anew every epoch"
        }
    }
}
