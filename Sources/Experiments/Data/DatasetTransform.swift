/// What is done to a data set's samples before training, in the order it was asked for; part of the data set's
/// identity.
public enum DatasetTransform: Codable, Hashable, Sendable {
    /// So many training samples become the validation set; stratified, as many of each class as its share allows.
    case validation(count: Int, stratified: Bool, seed: UInt64)
    /// So many samples of a part stay.
    case subset(part: DataPart, count: Int, stratified: Bool, seed: UInt64)
    /// This fraction of the training labels, rounded, is replaced by labels of other classes, drawn evenly.
    case labelNoise(fraction: Double, seed: UInt64)
    /// Every image of a part is changed.
    case images(part: DataPart, ImageChange)
}

/// A part of a data set.
public enum DataPart: String, Codable, Hashable, Sendable, CaseIterable {
    /// What is trained on, what is watched while training, and what results are measured on.
    case train, validation, test
}

/// A change of one image; numbers from 0 to 1 are its blacks and whites.
public enum ImageChange: Codable, Hashable, Sendable {
    /// 1 − x.
    case inverted
    /// Moved by so many pixels, down and right; what comes in is black.
    case shifted(down: Int, right: Int)
    /// Turned about its centre against the clock, with linear interpolation; what comes in is black.
    case rotated(degrees: Double)
    /// Gaussian blur with this standard deviation in pixels, at most 10, cut off at three of them; what lies outside is
    /// black.
    case blurred(deviation: Double)
    /// Plus nearly normal noise of this standard deviation, cut to 0 … 1.
    case noised(deviation: Double, seed: UInt64)
}

extension DatasetTransform: CustomStringConvertible {
    /// "validation split of 5000, stratified, seed 0".
    public var description: String {
        switch self {
        case .validation(let count, let stratified, let seed):
            "validation split of \(count)\(stratified ? ", stratified" : ""), seed \(seed)"
        case .subset(let part, let count, let stratified, let seed):
            "\(part) subset of \(count)\(stratified ? ", stratified" : ""), seed \(seed)"
        case .labelNoise(let fraction, let seed): "label noise \(fraction), seed \(seed)"
        case .images(let part, let change): "\(part) images \(change)"
        }
    }
}

extension ImageChange: CustomStringConvertible {
    public var description: String {
        switch self {
        case .inverted: "inverted"
        case .shifted(let down, let right): "shifted by \(down) down, \(right) right"
        case .rotated(let degrees): "rotated by \(degrees)°"
        case .blurred(let deviation): "blurred by \(deviation)"
        case .noised(let deviation, let seed): "noised by \(deviation), seed \(seed)"
        }
    }
}
