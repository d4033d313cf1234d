internal import Foundation
internal import Report
internal import Runner
internal import Spelling
internal import Store

/// The typesetter of PDFs: the environment that `BNBOOK_TYPST` names, else `typst` on the PATH, else the environment that
/// `make setup-pdf` makes of PyPI's package of that name.
struct Typst {
    /// The executable: `typst`, or a Python that has the package.
    let executable: String
    let isPython: Bool

    /// - Throws: `TypstError.missing`.
    static func found() throws -> Typst {
        let environment = ProcessInfo.processInfo.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let own = folders.map { "\($0)/typst" }.first(where: FileManager.default.isExecutableFile)
        let isNamed = environment[EnvironmentVariable.typst].map { !$0.isEmpty } ?? false
        if let own, !isNamed { return Typst(executable: own, isPython: false) }
        let python = "\(Self.environment)/bin/python"
        guard FileManager.default.isExecutableFile(atPath: python) else { throw TypstError.missing(Self.environment) }
        return Typst(executable: python, isPython: true)
    }

    /// The folder of the Python environment that `make setup-pdf` makes.
    static var environment: String {
        let variables = ProcessInfo.processInfo.environment
        if let folder = variables[EnvironmentVariable.typst], !folder.isEmpty { return folder }
        let data = variables["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (data ?? "\(variables["HOME"] ?? "")/.local/share") + "/bnbook/typst"
    }

    /// What tells one installation from another.
    var identity: String {
        let place = isPython ? "\(Self.environment)/installed" : executable
        return "pdf 2 \(isPython) \(FileState(place).map { "\($0)" } ?? "")"
    }

    /// What becomes of a document.
    enum Form: Hashable {
        /// A report, by the standards.
        case report
        /// One drawing as PDF.
        case figure
        /// One drawing as pixels.
        case png(dpi: Int)
    }

    /// The PDF of a document, in which characters that no font of Typst's has are written as their names.
    /// - Throws: `TypstError`.
    func pdf(of document: TypstDocument) throws -> [UInt8] {
        do { return try bytes(of: document, as: .report) } catch TypstError.missingCharacters(let missing) {
            // Letters have no other name than themselves.
            let letters = missing.filter { $0.unicodeScalars.contains { $0.properties.isAlphabetic } }
            guard letters.isEmpty else { throw TypstError.missingCharacters(missing) }
            return try bytes(of: document.naming(missing), as: .report)
        }
    }

    /// A document in that form.
    /// - Throws: `TypstError`.
    func bytes(of document: TypstDocument, as form: Form) throws -> [UInt8] {
        if !isPython { try expectVersion() }
        return try withTemporaryFolder { folder in
            for (name, bytes) in document.files { try writeNew(bytes, to: "\(folder)/in/\(name)") }
            let hasFonts = document.files.keys.contains { $0.hasPrefix("\(TypstDocument.fontFolder)/") }
            let outcome = try ShellCommand(line(folder, form, hasFonts: hasFonts)).run()
            let words = outcome.errors + outcome.output
            let missing = words.matches(of: #/the text `"(.+?)"` could not be displayed/#).map { String($0.1) }
            if !missing.isEmpty { throw TypstError.missingCharacters(Array(Set(missing)).sorted()) }
            guard outcome.isSuccess, let pdf = FileManager.default.contents(atPath: "\(folder)/out.pdf") else {
                throw TypstError.refused(Self.reason(words))
            }
            guard form == .report else { return [UInt8](pdf) }
            guard let report = RowHeads.made(in: [UInt8](pdf)) else { throw TypstError.unknownForm(executable) }
            return report
        }
    }
}

private extension Typst {
    /// Another version sets other pages, or does not know the standards.
    func expectVersion() throws {
        let words = try ShellCommand("\(ShellCommand.quoted(executable)) --version").run().output
        let found = words.firstMatch(of: #/\d+\.\d+\.\d+/#).map { String($0.0) } ?? words
        if !found.hasPrefix("\(Self.version).") { throw TypstError.otherVersion(executable, found: found) }
    }

    static let version = "0.15"

    /// What the shell is told: by either way the same compiler, the same fonts, the same standards.
    func line(_ folder: String, _ form: Form, hasFonts: Bool) -> String {
        var (format, dpi) = ("pdf", 0)
        if case .png(let number) = form { (format, dpi) = ("png", number) }
        let standards = form == .report ? ["a-3a", "ua-1"] : []
        let fonts = hasFonts ? "\(folder)/in/\(TypstDocument.fontFolder)" : ""
        let input = "\(folder)/in/\(TypstDocument.main)"
        guard isPython else {
            let words: [[String]] = [
                [executable, "compile", "--root", "\(folder)/in", "--ignore-system-fonts", "--format", format],
                standards.isEmpty ? [] : ["--pdf-standard", standards.joined(separator: ",")],
                fonts.isEmpty ? [] : ["--font-path", fonts],
                dpi == 0 ? [] : ["--ppi", "\(dpi)"], [input, "\(folder)/out.pdf"],
            ]
            return words.joined().map(ShellCommand.quoted).joined(separator: " ")
        }
        let given = [
            input, "\(folder)/in", "\(folder)/out.pdf", format, "\(dpi)", standards.joined(separator: ","), fonts,
        ]
        return ([executable, "-I", "-c", Self.script] + given).map(ShellCommand.quoted).joined(separator: " ")
    }

    /// What Typst says is wrong, without the places in a document that no reader has.
    static func reason(_ words: String) -> String {
        let lines = words.split(separator: "\n").map { $0.drop { $0 == " " } }
        let said = lines.filter { $0.hasPrefix("error: ") || $0.hasPrefix("= hint: ") }.prefix(4)
        return said.isEmpty ? words : said.joined(separator: "; ")
    }

    static let script = """
        import sys, typst
        try:
            typst.compile(sys.argv[1], output=sys.argv[3], root=sys.argv[2], ignore_system_fonts=True,
                          font_paths=sys.argv[7:8] if sys.argv[7] else [],
                          format=sys.argv[4], ppi=float(sys.argv[5]) or None,
                          pdf_standards=[name for name in sys.argv[6].split(",") if name])
        except typst.TypstError as error:
            sys.exit(error.diagnostic or str(error))
        """
}

private extension TypstDocument {
    /// The document with these characters written as their names: "✅" as "[white heavy check mark]".
    func naming(_ characters: [String]) -> TypstDocument {
        var document = self
        var text = String(decoding: files[Self.main] ?? [], as: UTF8.self)
        for character in characters {
            let names = character.unicodeScalars.map {
                $0.properties.name?.lowercased() ?? "U+\(String($0.value, radix: 16, uppercase: true))"
            }
            text = text.replacing(character, with: "[\(names.joined(separator: ", "))]")
        }
        document.files[Self.main] = Array(text.utf8)
        return document
    }
}

/// Why there is no PDF, as facts.
enum TypstError: Error, Equatable, CustomStringConvertible {
    case missing(String)
    case otherVersion(String, found: String)
    case missingCharacters([String])
    case refused(String)
    case unknownForm(String)

    var description: String {
        switch self {
        case .missing(let folder):
            "a PDF is set by Typst, which is not here; expected `typst` (0.15) on the PATH, or what `make setup-pdf` in bnbook’s source installs into \(folder)"
        case .otherVersion(let path, let found):
            "a PDF is set by Typst 0.15, and \(path) is \(found); expected that version on the PATH, or none and what `make setup-pdf` in bnbook’s source installs"
        case .missingCharacters(let characters):
            "Typst’s fonts have no \(characters.joined(separator: " ")), so the PDF would lose what the text says; expected Latin, Greek, Cyrillic or Hebrew letters, or a font that has these in a folder beside the notebook, as “pdf: {fonts: FOLDER}” in the front matter names it"
        case .unknownForm(let path):
            "\(path) wrote a PDF in another form than Typst 0.15 does, so that heads of rows cannot be told to readers of its tables; expected that version"
        case .refused(let words): "Typst refuses the report: \(words)"
        }
    }
}
