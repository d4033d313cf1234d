internal import ArgumentParser
internal import Foundation

/// The command `bnbook`.
@main
struct BNBookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bnbook",
        abstract: "Turns Markdown notebooks with Swift experiments into reports whose every number was computed.",
        discussion: """
            EXAMPLES
              bnbook render notebooks          render every notebook of a folder into output/
              bnbook render q1.md --to html    render notebooks/q1.md as HTML alone
              bnbook check q1.md               find mistakes without running anything
            """,
        version: "bnbook \(Version.current)",
        subcommands: [
            RenderCommand.self, CheckCommand.self, NewCommand.self, WhyCommand.self, VerifyCommand.self,
            DiffCommand.self,
            ExtractCommand.self, StoreCommand.self, ExecuteCommand.self, DataCommand.self,
        ])

    /// A caller's blocked signals are not inherited: whoever asks a long render to end is heard.
    static func main() {
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
        main(nil)
    }
}
