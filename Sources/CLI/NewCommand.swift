internal import ArgumentParser
internal import Foundation
internal import Import
internal import Store

/// `bnbook new`: writes a notebook to begin with.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a notebook to begin with.",
        discussion: """
            The notebook renders as it is, in a few seconds and without data from anywhere; a file that exists is not replaced.
            With --from it is made of a notebook of Jupyter's, Quarto's, R Markdown's or MyST's; what was not carried over is
            said at its lines, and stands in the notebook as comments.

            EXAMPLES
              bnbook new dropout                 writes dropout.md
              bnbook new notebooks/q4.md
              bnbook new --from course.ipynb     writes course.md, with its pictures
              bnbook new --skill                 writes bnbook-notebook/SKILL.md, for language models
            """)

    @Argument(help: "The notebook's name, or the path of its file; with --skill a folder.")
    var name: String?

    @Flag(help: "Write the page from which a language model writes notebooks instead.")
    var skill = false

    @Option(
        help: ArgumentHelp(
            "A notebook of another kind to be taken over: \(Conversion.endings).", valueName: "file"))
    var from: String?

    func validate() throws {
        if skill, from != nil { throw ValidationError("found --skill and --from; expected one of them") }
        if name == nil, !skill, from == nil {
            throw ValidationError("expected a name for the notebook: bnbook new dropout")
        }
    }

    func run() throws {
        if skill { return try writeSkill() }
        if let from { return try takeOver(from) }
        let name = name ?? ""
        let path = notebookPath ?? ""
        let title = URL(filePath: path).deletingPathExtension().lastPathComponent
        guard !title.isEmpty, !title.hasPrefix(".") else {
            throw ValidationError("\"\(name)\" is no name for a notebook; expected letters, digits and hyphens")
        }
        guard !FileManager.default.fileExists(atPath: path) else { throw exists(path) }
        let starter = try Installation.found().templates + "/starter.md"
        guard let template = FileManager.default.contents(atPath: starter) else {
            throw InstallationError.noStarter(starter)
        }
        let words = title.replacing("-", with: " ").replacing("_", with: " ").replacing("\"", with: "")
        let text = String(decoding: template, as: UTF8.self).replacing(
            "{{title}}", with: words.prefix(1).uppercased() + words.dropFirst())
        try writeNew(Array(text.utf8), to: path)
        print("wrote \(path); see it with: bnbook render \(path)".printable)
    }
}

extension NewCommand {
    /// The path of the file to be written; `nil` where no name was given.
    var notebookPath: String? { name.map { $0.hasSuffix(".md") ? $0 : $0 + ".md" } }
}

private extension NewCommand {
    func writeSkill() throws {
        let path = "\(name ?? "bnbook-notebook")/SKILL.md"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw ValidationError("\(path) exists already; choose another folder")
        }
        let page = try Installation.found().templates + "/skill.md"
        guard let text = FileManager.default.contents(atPath: page) else { throw InstallationError.noStarter(page) }
        try writeNew([UInt8](text), to: path)
        print("wrote \(path)".printable)
    }
}
