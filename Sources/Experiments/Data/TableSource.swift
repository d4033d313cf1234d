/// A table in one or two files of separated values, and how its columns are read.
public struct TableSource: Hashable, Sendable {
    /// The file, or that of the training part.
    public var file: String
    /// The file of the test part; "" where one file holds all.
    public var testFile = ""
    /// The columns that hold what is to be predicted.
    public var predicts: Predicted
    /// Columns that are no features; samples can be grouped by them.
    public var ignoring: [String] = []
    /// How columns are read that are not to be typed by their content.
    public var columns: [String: TableColumnKind] = [:]
    /// What becomes of missing values.
    public var missing: MissingValues = .refused
    /// What else a missing value is written as, beside an empty cell, NA, N/A, NaN, nan, null and NULL.
    public var missingWords: [String] = []
    /// The character between two cells; "" for the one of comma, semicolon and tab that comes most often in the header.
    public var separator = ""
    /// Whether a comma stands before a number's decimals.
    public var decimalComma = false

    /// The columns that hold what is to be predicted.
    public enum Predicted: Codable, Hashable, Sendable {
        /// A column of classes.
        case label(String)
        /// Columns of numbers.
        case targets([String])
        /// Columns of yes and no, any of which may be so at once.
        case labels([String])
    }

    /// A table in one file, with all else as usual.
    public init(file: String, predicts: Predicted) {
        self.file = file
        self.predicts = predicts
    }
}

/// How a column of a table is read.
public enum TableColumnKind: Codable, Hashable, Sendable {
    /// Each cell is a number.
    case number
    /// Each cell is a name, also where it looks like a number; one feature for each name, 1 where it is the cell's
    /// (one-hot).
    case category
    /// Each cell is one of these names; one feature, the name's place among them, from 0.
    case ordinal([String])
}

/// What becomes of missing values in a table.
public enum MissingValues: String, Codable, Hashable, Sendable, CaseIterable {
    /// Their places are told as an error.
    case refused
    /// The column's mean over the training part.
    case mean
    /// The column's median over the training part.
    case median
    /// The mean, and a further feature that is 1 where the value is missing.
    case indicator
    /// The sample is left out.
    case dropRow
}

extension TableSource: Configurable {
    public static var settings: [Setting<TableSource>] {
        [
            Setting("file", \.file, isRequired: true), Setting("testFile", \.testFile, isOmittedAtDefault: true),
            Setting("predicts", \.predicts, isRequired: true),
            Setting("ignoring", \.ignoring, isOmittedAtDefault: true),
            Setting("columns", \.columns, isOmittedAtDefault: true),
            Setting("missing", \.missing, isOmittedAtDefault: true),
            Setting("missingWords", \.missingWords, isOmittedAtDefault: true),
            Setting("separator", \.separator, isOmittedAtDefault: true),
            Setting("decimalComma", \.decimalComma, isOmittedAtDefault: true),
        ]
    }

    /// A table of nothing: file and predicted columns have no default.
    public static let standard = TableSource(file: "", predicts: .label(""))

    /// "label species; without the columns id".
    public var words: [String] {
        let target =
            switch predicts {
            case .label(let name): "class in \(name)"
            case .targets(let names), .labels(let names): "to be predicted: \(names.joined(separator: ", "))"
            }
        let kinds = columns.sorted { $0.key < $1.key }.map { name, kind in
            switch kind {
            case .number: "\(name) a number"
            case .category: "\(name) a category"
            case .ordinal(let names): "\(name) in the order \(names.joined(separator: ", "))"
            }
        }
        return [target] + (ignoring.isEmpty ? [] : ["without \(ignoring.joined(separator: ", "))"]) + kinds
            + (missing == .dropRow ? ["samples with missing values left out"] : [])
            + (missing == .indicator ? ["a feature for whether a value is missing"] : [])
    }
}

extension TableSource.Predicted: SettingValue {}
extension MissingValues: SettingValue {}
extension TableColumnKind: SettingValue {}
extension Dictionary: SettingValue where Key == String, Value: SettingValue {}
