internal import ArgumentParser
internal import Report

/// A command that says how mistakes are written.
protocol MistakeReportingCommand: ParsableCommand {
    var diagnostics: DiagnosticsFormat { get }
}

/// A command that reads notebooks.
protocol NotebookReadingCommand: MistakeReportingCommand {
    var reading: ReadingOptions { get }
}

extension NotebookReadingCommand {
    var diagnostics: DiagnosticsFormat { reading.diagnostics }
}

/// What the commands that read notebooks have in common.
struct ReadingOptions: ParsableArguments {
    @Option(
        name: .customLong("param"),
        help: ArgumentHelp(
            "Give a parameter another value than the notebook does; a list as 1,2 or '[\"a, b\", c]'.",
            valueName: "name=value"))
    var parameters: [String] = []

    @Option(
        name: .customLong("params"),
        help: ArgumentHelp(
            "Take parameters from a YAML file of `name: value` lines; --param has the last word.", valueName: "file"))
    var parameterFile: String?

    @Flag(help: "Leave out HTML that stands in a notebook's text.")
    var safe = false

    @Option(help: DiagnosticsFormat.help)
    var diagnostics = DiagnosticsFormat.text

    func validate() throws { _ = try Overrides.values(of: parameters) }

    /// - Throws: `ValidationError` where mistakes are to be written at the end, of a command that goes on until it is ended.
    func expectLines() throws {
        if diagnostics == .sarif {
            throw ValidationError("--diagnostics is sarif, one document at the end; expected text, json or github here")
        }
    }
}

/// - Throws: `ValidationError` for an option that was given, but names nothing.
func expectNamed(_ value: String?, _ option: String) throws {
    if value?.isEmpty == true { throw ValidationError("\(option) is empty; expected a name") }
}

/// - Throws: `ValidationError` for a theme that there is not.
func expect(_ theme: String, in templates: Templates) throws {
    guard !templates.themes.contains(theme) else { return }
    throw ValidationError("\(ReportError.unknownTheme(theme, known: templates.themes))")
}

/// - Throws: `ValidationError` for no cores at all.
func expectJobs(_ jobs: Int?) throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs); expected at least 1") }
}
