internal import ArgumentParser

/// How mistakes are written.
enum DiagnosticsFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    /// An object a line.
    case json
    /// Commands of GitHub's workflows, which become annotations.
    case github
    /// One document for code scanning, at the end, on standard output; what else is said there goes to standard error.
    case sarif

    /// The words of `--diagnostics`.
    static let help: ArgumentHelp =
        "How mistakes are written: text, json with one object a line, github for annotations of its workflows, or sarif, one document on standard output."
}
