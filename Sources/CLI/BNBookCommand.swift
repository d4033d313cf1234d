internal import ArgumentParser
internal import CPlatform
internal import Foundation
internal import Runner
internal import Spelling

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
              bnbook preview notebooks         show them in a browser, renewed as they are saved
              bnbook check q1.md               find mistakes without running anything
            """,
        version: "bnbook \(Version.current)",
        subcommands: [
            RenderCommand.self, PreviewCommand.self, CheckCommand.self, LintCommand.self, NewCommand.self,
            WhyCommand.self,
            VerifyCommand.self, LanguageServerCommand.self,
            CertificatesCommand.self, DiffCommand.self, HistoryCommand.self,
            ExtractCommand.self, StoreCommand.self, ExecuteCommand.self, DataCommand.self,
            WorkerCommand.self,
        ])

    static func main() {
        bnbook_open_standard_streams()
        closeInheritedDescriptorsInChildren()
        Supervisor.shared.watchSignals()
        // Where what was asked for could not be printed, that is an error, whatever ends the command.
        atexit { if bnbook_printed_all() == 0 { reportUnprinted() } }
        do {
            try checkName(of: CommandLine.arguments.dropFirst())
            try checkDashes(of: CommandLine.arguments)
            var command = try parseAsRoot()
            do { try command.run() } catch  where exitCode(for: error) == .failure && !(error is ExitCode) {
                // What a command could not do, rather than how it was asked: in the words of all other mistakes.
                let diagnostics = (command as? any MistakeReportingCommand)?.diagnostics
                Console(isQuiet: false, diagnostics: diagnostics ?? .text).error(error)
                throw ExitCode.failure
            } catch let error as ValidationError {
                // Of the command that was asked for, which argument-parser does not know here.
                let usage = usageString(for: type(of: command))
                let name = usage.prefix { !"[<".contains($0) }.trimmingCharacters(in: .whitespaces)
                Console.write(
                    "Error: \(error)\nUsage: \(usage)\n  See '\(name) --help' for more information.\n",
                    to: STDERR_FILENO)
                throw ExitCode.validationFailure
            }
        } catch {
            let words = fullMessage(for: error), code = exitCode(for: error)
            guard code == .validationFailure, let hinted = withNearestValue(words) else { exit(withError: error) }
            Console.write(hinted + "\n", to: STDERR_FILENO)
            Foundation.exit(code.rawValue)
        }
    }
}

private extension BNBookCommand {
    /// What argument-parser says of a word that is none of an option's, with the nearest one, as it says it of options; `nil`
    /// for other words, and where none is near.
    static func withNearestValue(_ words: String) -> String? {
        guard let match = words.firstMatch(of: #/The value '(.*)' is invalid for '.*'. Please provide one of (.*)\./#)
        else {
            return nil
        }
        let known = match.2.matches(of: #/'([^']*)'/#).map { String($0.1) }
        return nearestName(to: String(match.1), among: known).map { name in
            words.replacingCharacters(in: match.range, with: "\(match.0) Did you mean '\(name)'?")
        }
    }

    /// - Throws: `ValidationError` where the first argument, or what help is asked for, is no command, and no option either.
    static func checkName(of arguments: ArraySlice<String>) throws {
        let arguments = arguments.first == "help" ? arguments.dropFirst() : arguments
        guard let name = arguments.first, !name.hasPrefix("-") else { return }
        let names = configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        // "---completion" and the like begin with dashes; "help" is argument-parser's own.
        guard !names.contains(name), name != WorkerCommand._commandName, name != "help" else { return }
        let isNotebook = name.hasSuffix(".md") || FileManager.default.fileExists(atPath: name)
        let hint = isNotebook ? "did you mean \"render \(name)\"?" : suggestion(for: name, among: names + ["help"])
        throw ValidationError(
            "there is no command \"\(name)\"; \(expectedOne(of: names))"
                + (hint.map { "; \($0)" } ?? ""))
    }
}

private extension BNBookCommand {
    /// - Throws: `ValidationError` for a file whose name would be taken for options: the h of "-h.md" asks for help.
    static func checkDashes(of arguments: [String]) throws {
        let named = arguments.prefix { $0 != "--" }.first {
            $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.hasSuffix(".md")
        }
        if let named { throw ValidationError("\(named) is taken for options; expected ./\(named)") }
    }
}

private func reportUnprinted() -> Never {
    Console.write("bnbook: error: standard output cannot be written\n", to: STDERR_FILENO)
    _exit(1)
}
