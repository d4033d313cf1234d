import Foundation
import Testing

/// Typst, as this process would find it.
private enum TypstEnvironment {
    /// The Python environment that `make setup-pdf` makes, as this process sees it.
    static let typst: String = {
        let variables = ProcessInfo.processInfo.environment
        if let folder = variables["BNBOOK_TYPST"] { return folder }
        return (variables["XDG_DATA_HOME"] ?? "\(variables["HOME"] ?? "")/.local/share") + "/bnbook/typst"
    }()

    static let hasTypst = FileManager.default.isExecutableFile(atPath: "\(typst)/bin/python")
}

/// PDFs, where Typst is there to set them: `make setup-pdf` installs it.
@Suite(.enabled(if: TypstEnvironment.hasTypst, "Typst is not here; `make setup-pdf` installs it")) struct PDFTests {
    static let notebook = """
        ---
        title: A *title*
        author: [A, B]
        date: 2026-01-31
        lang: en-GB
        params: {n: 3}
        ---

        # One {#sec-one}

        A value `{swift} params.n * 2`, $\\hat x_i$, a note[^n], ✅ and @tbl-a in @sec-one.

        $$ y = \\frac{1}{n} $$ {#eq-y}

        ```swift experiment
        //| label: tbl-a
        //| caption: Numbers.
        Table(columns: ["a", "b"], rows: [[1.5, 2], [10.25, 3]])
        ```

        ![A dot](dot.svg){#fig-dot}

        ### Skipped

        [^n]: It says `so`.
        """

    static func folder() throws -> Bnbook {
        var bnbook = try Bnbook()
        bnbook.environment["BNBOOK_TYPST"] = TypstEnvironment.typst
        try bnbook.write("a.md", notebook)
        try bnbook.write(
            "dot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"><circle r=\"9\"/></svg>")
        return bnbook
    }

    static func bytes(_ bnbook: Bnbook, _ name: String) throws -> Data {
        try Data(contentsOf: bnbook.folder.appending(path: name))
    }

    /// The same bytes from an empty store, the notebook given back, and every byte verified.
    @Test func aReportIsAPDFThatComesOutAgain() throws {
        let bnbook = try Self.folder()
        defer { bnbook.remove() }
        let rendered = try bnbook.run("render", "a.md", "--to", "pdf")
        #expect(rendered.exitCode == 0, "\(rendered)")
        let pdf = try Self.bytes(bnbook, "output/a.pdf")
        #expect(
            try FileManager.default.contentsOfDirectory(
                atPath: bnbook.folder.appending(path: "output").path(percentEncoded: false)) == ["a.pdf"])
        #expect(try bnbook.run("extract", "output/a.pdf").output == Self.notebook)
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: ".bnbook"))
        let verified = try bnbook.run("verify", "output/a.pdf")
        #expect(verified.exitCode == 0, "\(verified)")
        try bnbook.run("render", "a.md", "--to", "pdf,json", "--output", "second")
        #expect(try Self.bytes(bnbook, "second/a.pdf") == pdf)
        let text = String(decoding: pdf, as: UTF8.self)
        for word in ["<pdfuaid:part>1<", "<pdfaid:part>3<", "<pdfaid:conformance>A<", "/Lang(en-GB)", "bnbook report"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    /// Cells that name their rows are heads, on paper as on the page; what stands across columns keeps its notes.
    @Test func rowsHaveHeadsAndAbstractsNotes() throws {
        let bnbook = try Self.folder()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            """
            ---
            lang: en
            abstract: It says[^a] so.
            pdf: {columns: 2}
            ---

            ```swift experiment
            Table(columns: ["name", "n"], rows: [["a", 1], ["b", 2.5]])
            ```

            Words[^b].

            [^a]: The abstract's.
            [^b]: The text's.
            """)
        let outcome = try bnbook.run("render", "a.md", "--to", "pdf")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let pdf = String(decoding: try Self.bytes(bnbook, "output/a.pdf"), as: UTF8.self)
        func count(_ words: String) -> Int { pdf.ranges(of: words).count }
        #expect(count("/S/TH/") == 4 && count("/Scope/Column") == 2 && count("/Scope/Row") == 2)
        #expect(count("/S/TD/") == 2 && count("/S/Note/") == 2)
        #expect(!pdf.contains("0.003921569"))
        #expect(try bnbook.run("verify", "output/a.pdf").exitCode == 0)
    }

    /// What someone does to a PDF by hand.
    enum Disguise: CaseIterable {
        case anotherPicture, moreBehindTheEnd, anotherTitle, twice
    }

    @Test(arguments: Disguise.allCases) func anotherPDFIsNotVerified(disguise: Disguise) throws {
        let bnbook = try Self.folder()
        defer { bnbook.remove() }
        try bnbook.run("render", "a.md", "--to", "pdf")
        var pdf = try Self.bytes(bnbook, "output/a.pdf")
        switch disguise {
        case .anotherPicture:
            let place = try #require(pdf.range(of: Data("endstream".utf8)))
            pdf[place.lowerBound - 3] ^= 1
        case .moreBehindTheEnd: pdf += Data("% of another hand\n".utf8)
        case .anotherTitle:
            let place = try #require(pdf.range(of: Data("<dc:title>".utf8)))
            let letter = try #require(pdf[place.upperBound...].range(of: Data("A".utf8)))
            pdf[letter.lowerBound] = UInt8(ascii: "B")
        case .twice: pdf += pdf
        }
        try pdf.write(to: bnbook.folder.appending(path: "output/a.pdf"))
        let outcome = try bnbook.run("verify", "output/a.pdf")
        let words =
            disguise == .twice
            ? "there are 2 records of a report in this file" : "the file is written otherwise from here on"
        #expect(outcome.exitCode == 1 && "\(outcome)".contains(words), "\(outcome)")
    }

    private static let pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    @Test(arguments: [
        "Text ![i](i.png) after.", "x [![i](i.png)](https://e.org)", "![i](i.png){width=9}", "a <img src=\"i.png\"> b",
        "- a ![i](i.png) b", "| ![i](i.png) |\n|---|\n", "![i](i.png){#fig-i}",
    ]) func picturesAreShown(text: String) throws {
        let bnbook = try Self.folder()
        defer { bnbook.remove() }
        try #require(Data(base64Encoded: Self.pixel)).write(to: bnbook.folder.appending(path: "i.png"))
        try bnbook.write("a.md", text + "\n")
        let outcome = try bnbook.run("render", "a.md", "--to", "pdf", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome)")
        // An image, and what of it is seen through.
        #expect(try Self.bytes(bnbook, "output/a.pdf").range(of: Data("/Subtype/Image".utf8)) != nil)
    }

    @Test func charactersThatNoFontHasAreNamedOrAnError() throws {
        let bnbook = try Self.folder()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "Done ✅, 中文.\n")
        let outcome = try bnbook.run("render", "a.md", "--to", "pdf")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("a.md:1:6: error: Typst’s fonts have no ✅ 中 文, so"), "\(outcome)")
        try bnbook.write("a.md", "Done ✅.\n")
        #expect(try bnbook.run("render", "a.md", "--to", "pdf").exitCode == 0)
    }

    private static let font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

    /// Letters of a font beside the notebook are set, by each machine the same; the report does without the folder's place.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: font), "a font with Arabic letters is not here"))
    func fontsBesideTheNotebookAreUsed() throws {
        let bnbook = try Self.folder()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "---\nlang: ar\npdf: {fonts: letters}\n---\n\nالتجربة $x$.\n")
        try bnbook.write("letters/README", "Fonts.\n")
        let none = try bnbook.run("render", "a.md", "--to", "pdf")
        #expect(
            none.exitCode == 1 && none.errors.contains("a.md:3:1: error: no font is in the folder \"letters\""),
            "\(none)")
        try Data(contentsOf: URL(filePath: Self.font)).write(to: bnbook.folder.appending(path: "letters/a.ttf"))
        let outcome = try bnbook.run("render", "a.md", "--to", "pdf")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let pdf = String(decoding: try Self.bytes(bnbook, "output/a.pdf"), as: UTF8.self)
        #expect(pdf.contains("DejaVuSans"))
        // A formula's words are English.
        #expect(pdf.contains("/Formula") && pdf.contains("/Lang(en)"))
        try FileManager.default.createDirectory(
            at: bnbook.folder.appending(path: "b"), withIntermediateDirectories: true)
        try FileManager.default.moveItem(
            at: bnbook.folder.appending(path: "letters"), to: bnbook.folder.appending(path: "b/letters"))
        let lost = try bnbook.run("verify", "output/a.pdf")
        #expect(lost.exitCode == 1 && "\(lost)".contains("it was set with fonts of the folder letters"), "\(lost)")
        let verified = try bnbook.run("verify", "output/a.pdf", "--files", "b")
        #expect(verified.exitCode == 0, "\(verified)")
    }

    @Test(arguments: [
        ("nothing", "there is no folder \"nothing\" beside the notebook or in the folder above it"),
        ("/usr/share/fonts", "\"/usr/share/fonts\" is a folder of this machine's"),
    ]) func fontsLieWithTheNotebook(folder: String, message: String) throws {
        let bnbook = try Self.folder()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "---\npdf: {fonts: \(folder)}\n---\n\nText.\n")
        let outcome = try bnbook.run("check", "a.md")
        #expect(outcome.exitCode == 1 && outcome.errors.contains("a.md:2:1: error: \(message)"), "\(outcome)")
    }
}

/// `typst` on the PATH: a program that takes the arguments that Typst documents, and no others, over the same compiler.
@Suite(.enabled(if: TypstEnvironment.hasTypst, "Typst is not here; `make setup-pdf` installs it"))
struct TypstProgramTests {
    private static func script(version: String) -> String {
        """
        #!\(TypstEnvironment.typst)/bin/python
        import argparse, sys, typst
        parser = argparse.ArgumentParser(allow_abbrev=False)
        parser.add_argument("--version", action="version", version="typst \(version) (0123abcd)")
        compiles = parser.add_subparsers(required=True).add_parser("compile", allow_abbrev=False)
        compiles.add_argument("--root")
        compiles.add_argument("--font-path", action="append", default=[])
        compiles.add_argument("--ignore-system-fonts", action="store_true")
        compiles.add_argument("--format", choices=["pdf", "png", "svg", "html"])
        compiles.add_argument("--pdf-standard", default="")
        compiles.add_argument("--ppi", type=float, default=144)
        compiles.add_argument("input")
        compiles.add_argument("output")
        given = parser.parse_args()
        try:
            typst.compile(given.input, output=given.output, root=given.root, font_paths=given.font_path,
                          ignore_system_fonts=given.ignore_system_fonts, format=given.format, ppi=given.ppi,
                          pdf_standards=[name for name in given.pdf_standard.split(",") if name])
        except typst.TypstError as error:
            sys.exit(error.diagnostic or str(error))
        """
    }

    private func folder(version: String) throws -> Bnbook {
        var bnbook = try PDFTests.folder()
        try bnbook.write("bin/typst", Self.script(version: version))
        let program = bnbook.folder.appending(path: "bin/typst").path(percentEncoded: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        bnbook.environment["PATH"] = bnbook.folder.appending(path: "bin").path(percentEncoded: false) + ":" + path
        return bnbook
    }

    @Test func theProgramSetsTheSameBytes() throws {
        var bnbook = try folder(version: "0.15.1")
        defer { bnbook.remove() }
        // What is named stands above the PATH.
        try bnbook.run("render", "a.md", "--to", "pdf", "--output", "named")
        bnbook.environment["BNBOOK_TYPST"] = ""
        let outcome = try bnbook.run("render", "a.md", "--to", "pdf,json", "--output", "found")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try PDFTests.bytes(bnbook, "found/a.pdf") == PDFTests.bytes(bnbook, "named/a.pdf"))
        try bnbook.write(
            "b.md",
            "# B\n\n```swift experiment\nChart([1.0, 2]) { LineMark(x: .value(\"x\", $0), y: .value(\"y\", $0)) }\n```\n"
        )
        try bnbook.run("render", "b.md", "--to", "json")
        let figures = try bnbook.run("extract", "output/b.json", "--figures", "png,pdf", "--output", "figures")
        #expect(figures.exitCode == 0 && bnbook.files("figures").count == 2, "\(figures)")
    }

    /// Another version would set other pages.
    @Test func anotherVersionIsSaid() throws {
        var bnbook = try folder(version: "0.13.1")
        defer { bnbook.remove() }
        bnbook.environment["BNBOOK_TYPST"] = ""
        let outcome = try bnbook.run("render", "a.md", "--to", "pdf")
        #expect(
            outcome.exitCode == 1 && outcome.errors.contains("a PDF is set by Typst 0.15, and ")
                && outcome.errors.contains("bin/typst is 0.13.1; expected that version on the PATH"), "\(outcome)")
    }

    /// A PDF that another version set is not the same, and what set it is said.
    @Test func whatSetItIsSaid() throws {
        let bnbook = try PDFTests.folder()
        defer { bnbook.remove() }
        try bnbook.run("render", "a.md", "--to", "pdf")
        let pdf = try PDFTests.bytes(bnbook, "output/a.pdf")
        let mark = try #require(pdf.range(of: Data("/Creator(Typst 0.15.".utf8))?.upperBound)
        var other = pdf
        other[mark] = UInt8(ascii: "9")
        try other.write(to: bnbook.folder.appending(path: "output/a.pdf"))
        let outcome = try bnbook.run("verify", "output/a.pdf")
        #expect(
            outcome.exitCode == 1 && outcome.output.contains("set by Typst 0.15.9, and compared with"), "\(outcome)")
    }
}

/// What is said where Typst is missing.
@Suite struct MissingTypstTests {
    @Test func oneSentenceSaysHowToGetIt() throws {
        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        bnbook.environment["BNBOOK_TYPST"] = "/nowhere"
        try bnbook.write("a.md", "Text.\n")
        let outcome = try bnbook.run("render", "a.md", "--to", "pdf,html")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("expected `typst` (0.15) on the PATH, or what `make setup-pdf`"), "\(outcome)")
        // The files of a report are written together or not at all.
        #expect(bnbook.text("output/a.html") == "")
    }
}
