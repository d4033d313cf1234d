package import Notebook
package import Report
package import Runner

/// What the language server asks others for: how notebooks are read and checked here, and what their last reports say.
package struct NotebookServices: Sendable {
    /// The files beside the notebook at a path.
    package var folder: @Sendable (_ path: String) -> NotebookFolder
    /// All that is wrong with a notebook that reading it does not find, and that no compiler is needed for; `nil` for one
    /// that has no report. Other notebooks are asked for by their paths.
    package var problems: @Sendable (Notebook, ReportRecord?, _ others: (String) -> Notebook?) -> [Diagnostic]
    /// The last report of the notebook at a path, `root` being the editor's folder; `nil` where there is none.
    package var report: @Sendable (_ path: String, _ root: String?) -> LastReport?
    /// The compiler; `nil` where Swift is left alone.
    package var toolchain: Toolchain?
    /// Compiles a notebook, gives warnings, and throws what is wrong.
    package var compile: @Sendable (Notebook) throws -> [Diagnostic]
    /// What this bnbook is called: "0.2.0".
    package var version: String

    /// Services of the caller's own.
    package init(
        folder: @escaping @Sendable (String) -> NotebookFolder,
        problems: @escaping @Sendable (Notebook, ReportRecord?, (String) -> Notebook?) -> [Diagnostic],
        report: @escaping @Sendable (String, String?) -> LastReport?, toolchain: Toolchain?,
        compile: @escaping @Sendable (Notebook) throws -> [Diagnostic], version: String
    ) {
        (self.folder, self.problems, self.report) = (folder, problems, report)
        (self.toolchain, self.compile, self.version) = (toolchain, compile, version)
    }
}
