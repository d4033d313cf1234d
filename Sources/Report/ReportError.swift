internal import Notebook
internal import Spelling

/// Why a report could not be written, as facts.
package enum ReportError: Error, Equatable {
    case unreadableTemplates(String, reason: String)
    case noTemplate(String, folder: String)
    case unknownVariable(String, template: String, known: [String])
    case unknownPartial(String, template: String, known: [String])
    case unknownTheme(String, known: [String])
    case badFormula(String, reason: String)
    case noKaTeX(String)
}

extension ReportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadableTemplates(let folder, let reason): "the templates in \(folder) cannot be read: \(reason)"
        case .noTemplate(let name, let folder): "there is no template \"\(name)\" in \(folder)"
        case .unknownVariable(let name, let template, let known):
            "\(template): unknown variable \"\(name)\"; \(expected(name, known))"
        case .unknownPartial(let name, let template, let known):
            "\(template): there is no template \"\(name)\" to put in; \(expected(name, known))"
        case .unknownTheme(let name, let known): "there is no theme \"\(name)\"; \(expected(name, known))"
        case .noKaTeX(let path):
            "\(path) cannot be read, and formulas need it; expected Debian's package libjs-katex to be installed"
        case .badFormula(let tex, let reason): "the formula `\(tex)` cannot be set: \(reason)"
        }
    }
}

/// What would have been right, the nearest name first.
private func expected(_ name: String, _ known: [String]) -> String {
    expectedOne(of: known) + (suggestion(for: name, among: known).map { "; \($0)" } ?? "")
}
