internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Report
internal import SVGCharts
internal import Spelling
internal import Store

/// `bnbook extract`: gives back the notebook that a report was made of, or its figures, tables and values for other
/// programs.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Give back the notebook that a report was made of, or its figures, tables and values.",
        discussion: """
            EXAMPLES
              bnbook extract q2.html                   write the notebook to standard output
              bnbook extract q2.html --output q2.md    also the parts and bibliographies it includes, beside it
              bnbook extract q2.json --figures pdf,png --output figures
              bnbook extract q2.json --tables tex --output tables.tex
              bnbook extract q2.json --values tex > values.tex
            """)

    @Argument(help: "A report: HTML, PDF or JSON.")
    var report: String

    @Option(
        help:
            "The file to write (default: standard output), with --figures the folder (default: here); what exists is not replaced."
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Its charts, each as a file: svg, pdf, png, with commas between or one --figures each.",
            valueName: "formats"))
    var figures: [String] = []

    @Option(help: "The colours of the charts; both follows the reader’s system, in SVG.")
    var scheme = ColorScheme.both

    @Option(help: "How many pixels an inch of a PNG has.")
    var dpi = 300

    @Option(help: "Its tables, for a paper: tex (by booktabs and siunitx).")
    var tables: PaperFormat?

    @Option(help: "Its inline values, for a paper: tex (a macro each).")
    var values: PaperFormat?

    /// What papers are written in.
    enum PaperFormat: String, CaseIterable, ExpressibleByArgument { case tex }

    func validate() throws {
        try expectNamed(output, "--output")
        _ = try figureFormats()
        guard (36...2400).contains(dpi) else { throw ValidationError("--dpi is \(dpi); expected 36 to 2400") }
        if [!figures.isEmpty, tables != nil, values != nil].count(where: \.self) > 1 {
            throw ValidationError("--figures, --tables and --values are given together; expected one of them")
        }
    }

    func run() throws {
        do {
            let record = try PublishedReport(path: report).record
            if !figures.isEmpty { return try write(figuresOf: record) }
            if tables != nil { return try write(record.tablesTeX) }
            if values != nil { return try write(record.valuesTeX) }
            guard let output else { return print(record.source, terminator: "") }
            let includedFiles = try (record.includedFiles ?? []).map {
                (try place(of: $0.path, beside: output), $0.text)
            }
            let files = [(output, record.source)] + includedFiles
            try expectNew(files.map(\.0))
            for (path, text) in files { try writeNew(Array(text.utf8), to: path) }
        } catch let error as ValidationError {
            throw error
        } catch {
            Console(isQuiet: false).error(error)
            throw ExitCode(1)
        }
    }
}

private extension ExtractCommand {
    func write(_ text: String) throws {
        guard let output else { return print(text, terminator: "") }
        try expectNew([output])
        try writeNew(Array(text.utf8), to: output)
    }

    /// Writes all charts, or none.
    func write(figuresOf record: ReportRecord) throws {
        let charts = record.figures
        let writer = FigureWriter(
            scheme: scheme, dpi: dpi, seriesOrder: Chart.sharedSeries(charts.map(\.chart)))
        var files: [(String, [UInt8])] = []
        for (name, chart) in charts {
            for format in try figureFormats() {
                files.append(("\(output ?? ".")/\(name).\(format.rawValue)", try writer.bytes(of: chart, as: format)))
            }
        }
        try expectNew(files.map { $0.0 })
        for (path, bytes) in files { try writeNew(bytes, to: path) }
        print(counted(files.count, "figure"))
    }

    func expectNew(_ paths: [String]) throws {
        if let path = paths.first(where: FileManager.default.fileExists) {
            throw ValidationError("\(path) exists already; name another \(figures.isEmpty ? "file" : "folder")")
        }
    }

    /// Those that `--figures` names.
    func figureFormats() throws -> [FigureFormat] {
        try figures.betweenCommas.eachOnce(by: \.self).map { name in
            if let format = FigureFormat(rawValue: name) { return format }
            let hint = suggestion(for: name, among: FigureFormat.allCases.map(\.rawValue)).map { "; \($0)" } ?? ""
            throw ValidationError("unknown format \"\(name)\" in --figures; expected svg, pdf or png" + hint)
        }
    }

    /// Where a file goes that the notebook includes: a report may be a stranger's, so nowhere but below the notebook's
    /// folder. The project's defaults, which may lie one folder up, are found beside the notebook just as well.
    /// - Throws: `ExtractError`.
    func place(of path: String, beside output: String) throws -> String {
        let steps = path.split(separator: "/").filter { $0 != "." }
        if steps == ["..", "bnbook.yml"] { return Notebook.path("bnbook.yml", besides: output) }
        guard !path.hasPrefix("/"), !path.utf8.contains(0), !steps.isEmpty, !steps.contains("..") else {
            throw ExtractError.outside(report, includedFile: path)
        }
        // Folders may be links to elsewhere, in a project of the same stranger's.
        let folders = steps.indices.dropFirst().map {
            Notebook.path(steps[..<$0].joined(separator: "/"), besides: output)
        }
        let isLink = { (path: String) in (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil }
        guard !folders.contains(where: isLink) else { throw ExtractError.outside(report, includedFile: path) }
        return Notebook.path(steps.joined(separator: "/"), besides: output)
    }
}

/// Why a notebook is not extracted, as facts.
enum ExtractError: Error, Equatable, CustomStringConvertible {
    case outside(String, includedFile: String)

    var description: String {
        switch self {
        case .outside(let report, let includedFile):
            "\(report): the notebook includes \"\(includedFile)\", which would be written outside of its folder; without --output the notebook alone is given"
        }
    }
}
