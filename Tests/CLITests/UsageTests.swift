import Foundation
import Testing

/// What the command says of its own use: exit code 64 and a sentence, or help with an example.
@Suite struct UsageTests {
    @Test(arguments: [
        (["render", "nowhere.md"], "there is no notebook \"nowhere.md\", nor notebooks/nowhere.md"),
        (
            ["render", "q1x.md"],
            "there is no notebook \"q1x.md\", nor notebooks/q1x.md; did you mean \"notebooks/q1.md\"?"
        ),
        (["render", "q1.md", "--to", "html,docx"], "unknown format \"docx\" in --to; expected html, md, json"),
        (
            ["render", "q1.md", "--to", "htm"],
            "unknown format \"htm\" in --to; expected html, md, json, pdf, tex; did you mean \"html\"?"
        ),
        (["render", "q1.md", "--to", ""], "unknown format \"\" in --to; expected html, md, json"),
        (["render", "q1.md", "--to", ","], "unknown format \"\" in --to; expected html, md, json"),
        (["render", "q1.md", "--output", ""], "--output is empty; expected a name"),
        (["render", "q1.md", "--param", "epochs"], "--param is \"epochs\"; expected name=value"),
        (["render", "q1.md", "--jobs", "0"], "--jobs is 0; expected at least 1"),
        (["render", "q1.md", "--jbos", "2"], "Unknown option '--jbos'. Did you mean '--jobs'?"),
        (["verify", "q1.md", "--jobs", "0"], "--jobs is 0; expected at least 1"),
        (["execute", "q1.json", "--jobs", "0"], "--jobs is 0; expected at least 1"),
        (["verify", "q1.md", "--output", ""], "--output is empty; expected a name"),
        (["verify", "q1.md", "--files", ""], "--files is empty; expected a name"),
        (["why", "q1.md", "--runs", ""], "--runs is empty; expected a name"),
        (["extract", "q1.html", "--output", ""], "--output is empty; expected a name"),
        (
            ["render", "q1.md", "--to", "md", "--to", "docx"],
            "unknown format \"docx\" in --to; expected html, md, json"
        ),
        (["extract", "q1.html", "--figures", ""], "unknown format \"\" in --figures; expected svg, pdf or png"),
        (["extract", "q1.html", "--figures", "svg", "--figures", "gif"], "unknown format \"gif\" in --figures"),
        (["execute", "q1.json", "--store", ""], "--store is empty; expected a name"),
        (["store", "size", "--store", ""], "--store is empty; expected a name"),
        (["store", "prune", "--older-than", "3"], "The value '3' is invalid for '--older-than"),
        (["render"], "Missing expected argument '<paths> ...'"),
        (["render", "empty"], "there is no notebook in empty; expected files that end in .md"),
        (["render", "notebooks", "other"], "notebooks/q1.md and other/q1.md would be written to the same report"),
        (
            ["render", "notebooks", "--param", "epohcs=1"],
            "no notebook has a parameter \"epohcs\"; expected one of epochs; did you mean \"epochs\"?"
        ),
        (
            ["render", "q1.md", "--param", "epohcs=1"],
            "notebooks/q1.md has no parameter \"epohcs\"; expected one of epochs; did you mean \"epochs\"?"
        ),
        (
            ["render", "q1.md", "--param", "epochs=many"],
            "parameter \"epochs\" is given as \"many\"; expected Int, such as 5 as in notebooks/q1.md"
        ),
        (
            ["render", "q2.md", "--param", "epochs=1"],
            "notebooks/q2.md has no parameter \"epochs\"; there are no params in its front matter"
        ),
        (
            ["render", "q1.md", "--to", "htlm"],
            "unknown format \"htlm\" in --to; expected html, md, json, pdf, tex; did you mean \"html\"?"
        ),
        (
            ["render", "notebooks/q11.md"],
            "there is no notebook \"notebooks/q11.md\", nor notebooks/notebooks/q11.md; did you mean \"notebooks/q1.md\"?"
        ),
        (["render", "notebok/q1.md"], "there is no notebook \"notebok/q1.md\""),
        (
            ["check", "q1.md", "--diagnostics", "jsno"],
            "Please provide one of 'text', 'json', 'github' or 'sarif'. Did you mean 'json'?"
        ),
        (
            ["extract", "q1.md", "--figures", "pgn"],
            "unknown format \"pgn\" in --figures; expected svg, pdf or png; did you mean \"png\"?"
        ),
        (["rendr", "q1.md"], "there is no command \"rendr\"; expected one of render, preview, check, "),
        (["help", "rendr"], "execute, data; did you mean \"render\"?"),
        (["rendr", "q1.md"], "; did you mean \"render\"?"),
        (["q1.md"], "; did you mean \"render q1.md\"?"),
        (["render", "-h.md"], "-h.md is taken for options; expected ./-h.md"),
        (["render", "."], "there is no notebook in .; there are some in notebooks, other"),
    ]) func saysWhatIsWrong(arguments: [String], message: String) throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        let process = try bnbook.start(arguments)
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 64)
        #expect(text.contains(message), "\(text)")
    }

    /// Emacs locks what it edits by a link that leads nowhere, and macOS keeps what it knows of a file beside it.
    @Test func whatIsHiddenIsNoNotebook() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for name in ["a.md", "._a.md", ".hidden.md", "folder.md/a.txt"] { try bnbook.write("n/\(name)", "Text.\n") }
        try FileManager.default.createSymbolicLink(
            atPath: bnbook.folder.appending(path: "n/.#a.md").path(percentEncoded: false),
            withDestinationPath: "ann@host.1:2")
        let outcome = try bnbook.run("check", "n", "--verbose")
        #expect(outcome.exitCode == 0 && outcome.output.contains("n/a.md: checked"), "\(outcome)")
        #expect(!outcome.output.contains("hidden") && !outcome.output.contains("_a"), "\(outcome)")
    }

    /// A folder is found in notebooks by its name, as a notebook is; what is here comes first.
    @Test func aFolderIsFoundByItsName() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("notebooks/x/a.md", "In the folder.\n")
        #expect(try bnbook.run("check", "x", "--verbose").output.contains("notebooks/x/a.md: checked"))
        #expect(try bnbook.run("check", "x/a.md", "--verbose").output.contains("notebooks/x/a.md: checked"))
        try bnbook.write("notebooks/x.md", "Beside it.\n")
        #expect(try bnbook.run("check", "x", "--verbose").output.contains("notebooks/x.md: checked"))
        try bnbook.write("x/b.md", "Here.\n")
        #expect(try bnbook.run("check", "x", "--verbose").output.contains("x/b.md: checked"))
    }

    /// One after another, or with commas between, each once.
    @Test(arguments: [["--to", "md", "--to", "json"], ["--to", "json,md"], ["--to", "md", "--to", "json,md"]])
    func formatsAddUp(arguments: [String]) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# A\n")
        let outcome = try bnbook.run(arguments: ["render", "a.md"] + arguments)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(bnbook.files("output").keys.sorted() == ["a.json", "a.md"])
    }

    @Test(arguments: ["render", "check", "data"]) func helpHasAnExample(command: String) throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        let outcome = try bnbook.run(command, "--help")
        #expect(outcome.exitCode == 0)
        #expect(
            outcome.output.contains("EXAMPLES\n  bnbook \(command)") || outcome.output.contains("  bnbook \(command)"))
    }

    /// A folder with notebooks of the same name in two places, and an empty one.
    func folder() throws -> Bnbook {
        let bnbook = try Bnbook()
        try bnbook.write("notebooks/q1.md", "---\nparams: {epochs: 5}\n---\n\n# One\n")
        try bnbook.write("notebooks/q2.md", "# Two\n")
        try bnbook.write("other/q1.md", "# Other\n")
        try bnbook.write("empty/notes.txt", "")
        return bnbook
    }
}
