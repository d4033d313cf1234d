internal import Notebook
internal import NumberFormats

extension ParameterValue {
    /// The value as a report's reader sees it, its numbers written as values in the text are, with all their digits.
    var words: String {
        switch self {
        case .double(let value): value.words
        case .list(let values) where typeName == "[Double]": values.map(\.words).joined(separator: ", ")
        default: text
        }
    }
}

private extension Double {
    var words: String {
        let text = NumberFormat.significant(15).string(self)
        if !isFinite || Double(text.replacing("−", with: "-")) == self { return text }
        return "\(self)".replacing("e+", with: "e").replacing("-", with: "−")
    }
}
