internal import Spelling

/// A kind of notebook that others write.
enum ForeignFormat: String, CaseIterable {
    case jupyter = "ipynb"
    case quarto = "qmd"
    case rMarkdown = "Rmd"
    case myst = "md"

    /// By the ending of a file's name.
    init?(path: String) {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard path.contains("."), let format = Self.allCases.first(where: { $0.rawValue.lowercased() == ending }) else {
            return nil
        }
        self = format
    }

    /// ".ipynb, .qmd, .Rmd or .md".
    static var endings: String { listed(allCases.map { ".\($0.rawValue)" }, "or") }

    /// Whether code in fences such as ```` ```{r} ```` is R unless it says otherwise.
    var usesKnitr: Bool { self == .rMarkdown || self == .quarto }
}
