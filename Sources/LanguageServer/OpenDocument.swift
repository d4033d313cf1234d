internal import Document
internal import Notebook
internal import Runner

/// A document that is open in the editor, with all that is known of it.
struct OpenDocument {
    var text: TextDocument
    var analysis: Analysis
    /// The notebook's last report.
    var report: LastReport?
    /// What the compiler found last, where it is still true.
    private(set) var swiftProblems: [Diagnostic] = []
    /// The program that the compiler looked at last.
    private(set) var compiled: String?
    /// When the compiler is to look again; `nil` where there is no need.
    var compilation: ContinuousClock.Instant?
    /// The addresses that something was said about.
    var published: Set<String> = []

    init(_ text: TextDocument, _ analysis: Analysis, _ report: LastReport?) {
        (self.text, self.analysis, self.report) = (text, analysis, report)
    }

    /// Everything that is wrong, by file.
    var problems: [String: [Diagnostic]] {
        Dictionary(grouping: Diagnostics(analysis.problems + swiftProblems).all, by: \.path)
    }

    /// Takes a new analysis; of what the compiler found, what stands above the change stays, at its new place.
    mutating func renew(_ new: Analysis) {
        let old = analysis
        analysis = new
        guard !swiftProblems.isEmpty else { return }
        guard let before = old.program, let after = new.program else { return swiftProblems = [] }
        let same = zip(lines(before), lines(after)).prefix { $0 == $1 }.count
        let isSame = before.text == after.text
        swiftProblems = swiftProblems.compactMap { problem in
            guard
                let place = old.position(problem.position, inFile: problem.path).flatMap(before.place),
                isSame || place.line <= same, let moved = after.position(of: place)
            else { return nil }
            var problem = problem
            let origin = new.origin(of: moved.line)
            (problem.path, problem.position) = (origin.path, Position(line: origin.line, column: moved.column))
            return problem
        }
    }

    /// Takes what the compiler found in `program`.
    mutating func take(_ problems: [Diagnostic], of program: EditorProgram) {
        compiled = program.text
        if program.text == analysis.program?.text { swiftProblems = problems }
    }

    /// Whether the compiler should look.
    var needsCompilation: Bool {
        guard let program = analysis.program, analysis.isComplete, !program.isEmpty else { return false }
        return program.text != compiled
    }

    private func lines(_ program: EditorProgram) -> [Substring] {
        program.text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
