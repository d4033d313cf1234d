/// What is done to a data set's samples before training, in the order it was asked for; part of the data set's
/// identity.
public enum DatasetTransform: Codable, Hashable, Sendable {
    /// So many training samples become the validation set; stratified, as many of each class as its share allows.
    case validation(count: Int, stratified: Bool, seed: UInt64)
    /// So many training samples become the test set, those of a group of the column `groupedBy` together.
    case test(count: Int, stratified: Bool, groupedBy: String?, seed: UInt64)
    /// As many training samples as come nearest to `count` become the validation set, whole groups of the column.
    case groupedValidation(count: Int, groupedBy: String, seed: UInt64)
    /// So many samples of a part stay.
    case subset(part: DataPart, count: Int, stratified: Bool, seed: UInt64)
    /// This fraction of the training labels, rounded, is replaced by labels of other classes, drawn evenly.
    case labelNoise(fraction: Double, seed: UInt64)
    /// The samples as they are here are what is to be predicted of them.
    case reconstruction
    /// Every image of a part is changed.
    case images(part: DataPart, ImageChange)
    /// Missing features become the mean or the median of their column over the training part that is left in the end.
    case imputed(Imputation)
    /// Each feature is shifted and scaled by what it is over the training part that is left in the end.
    case scaled(FeatureScaling)
}

/// What stands in the place of a missing feature.
public enum Imputation: String, Codable, Hashable, Sendable {
    /// Of the column over the training part.
    case mean, median
}

/// How features are brought to one size, each by itself.
public enum FeatureScaling: String, Codable, Hashable, Sendable {
    /// (x − mean) / standard deviation (divided by n, as scikit-learn's `StandardScaler`); a constant feature becomes 0.
    case standard
    /// (x − least) / (greatest − least): from 0 to 1 over the training part; a constant feature becomes 0.
    case minMax
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
        case .test(let count, let stratified, let groups, let seed):
            "test split of \(count)\(stratified ? ", stratified" : "")\(groups.map { ", whole groups of \($0)" } ?? ""), seed \(seed)"
        case .groupedValidation(let count, let groups, let seed):
            "validation split of \(count), whole groups of \(groups), seed \(seed)"
        case .subset(let part, let count, let stratified, let seed):
            "\(part) subset of \(count)\(stratified ? ", stratified" : ""), seed \(seed)"
        case .labelNoise(let fraction, let seed): "label noise \(fraction), seed \(seed)"
        case .reconstruction: "targets: the samples as they are here"
        case .images(let part, let change): "\(part) images \(change)"
        case .imputed(let value): "missing values replaced by the \(value) over the training part"
        case .scaled(.standard): "features standardized by mean and deviation over the training part"
        case .scaled(.minMax): "features scaled to 0 … 1 by their range over the training part"
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

extension ImageChange {
    /// The same, drawn by another seed where anything is drawn.
    func reseeded(by step: UInt64) -> ImageChange {
        guard case .noised(let deviation, let seed) = self else { return self }
        return .noised(deviation: deviation, seed: seed &+ step)
    }
}
