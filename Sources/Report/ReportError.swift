internal import Notebook
internal import Spelling

/// Why a report could not be written, as facts.
package enum ReportError: Error, Equatable {
    /// The folder of the templates, and why it cannot be read.
    case unreadableTemplates(String, reason: String)
    /// A template that the folder lacks.
    case noTemplate(String, folder: String)
    /// A variable in a template that no page has.
    case unknownVariable(String, template: String, known: [String])
    /// A template that another one puts in, and that is not there.
    case unknownPartial(String, template: String, known: [String])
    /// A theme that is neither built in nor the project's.
    case unknownTheme(String, known: [String])
    /// A formula that KaTeX refuses, and why.
    case badFormula(String, reason: String)
    /// The place where KaTeX was looked for.
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
