internal import Foundation
internal import Notebook
internal import Report

extension Notebook {
    /// The notebook in the file at `path`.
    /// - Throws: `Diagnostics`, also for a file that cannot be read.
    static func read(_ path: String, overrides: [String: String] = [:]) throws -> Notebook {
        let data: Data
        do { data = try Data(contentsOf: URL(filePath: path)) } catch {
            let message = "the notebook cannot be read: \(String(cString: strerror(errno)))"
            throw Diagnostics([Diagnostic(path: path, position: Position(line: 1, column: 1), message: message)])
        }
        return try Notebook.parse(path: path, source: [UInt8](data), overrides: overrides)
    }

    /// Sets every formula once, so that mistakes are found before anything runs.
    /// - Throws: `Diagnostics` of all formulas that cannot be set; `ReportError.noKaTeX`.
    func checkFormulas(_ math: some MathRenderer) throws {
        var problems: [Diagnostic] = []
        for formula in formulas {
            do { _ = try math.mathML(formula.tex, isDisplayed: formula.isDisplayed) } catch ReportError.badFormula(_, let reason) {
                let excerpt = lines.indices.contains(formula.position.line - 1) ? lines[formula.position.line - 1] : nil
                problems.append(Diagnostic(path: path, position: formula.position, message: "the formula cannot be set: \(reason)", excerpt: excerpt))
            }
        }
        guard problems.isEmpty else { throw Diagnostics(problems) }
    }
}
