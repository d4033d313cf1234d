internal import Notebook
internal import NumberFormats
internal import Outputs
internal import SVGCharts

/// The file beside a page that has all of what a block shows too much of: of a chart that is thinned, of a chart or a
/// table of very many rows. Its first line says what it is; the others are comma-separated values.
struct DataFile: Sendable {
    /// "q1-block-3.csv".
    let name: String
    let bytes: [UInt8]

    /// Of the output of that number of `block` of `notebook`.
    init(_ csv: String, _ block: Block, _ number: Int, of notebook: String) {
        name = "\(Report.printedName(block, of: notebook))\(number == 0 ? "" : "-\(number + 1)").csv"
        bytes = Array("\(Self.mark)\(block.index + 1) of \(notebook)\r\n\(csv)".utf8)
    }

    /// Begins every such file.
    static let mark = "# bnbook: data of block "

    /// Longer tables are cut on pages.
    static let mostRows = 500
}

extension Report {
    /// An output of a block.
    package struct OutputPlace: Hashable, Sendable {
        var block: Int
        var output: Int
    }

    /// The files with data that pages do not have all of, by name.
    package var dataFiles: [String: [UInt8]] {
        Dictionary(data.values.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many rows pages show of a table whose rows are all in a file: many tables share what two thousand rows take.
    var shownRows: Int { max(50, min(DataFile.mostRows, 4 * DataFile.mostRows / max(1, data.count))) }

    /// Whether a file beside a page is one of `dataFiles`.
    package static func isData(_ bytes: [UInt8]) -> Bool { bytes.starts(with: DataFile.mark.utf8) }

    /// The file of an output; `nil` where the page has all of it.
    func dataFile(_ block: Block, _ number: Int) -> DataFile? { data[OutputPlace(block: block.index, output: number)] }

    /// Whether these are the bytes of a file that stands, or stood, beside a report of that notebook.
    package static func isBeside(_ bytes: [UInt8], of notebook: String) -> Bool {
        let words = String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
        return isData(bytes) && words.hasSuffix(" of \(notebook)")
            || isPrinted(bytes) && words.hasSuffix(" of \(notebook) printed")
    }

    /// A table as pages have it: of very many rows the first, and where all are.
    func shown(_ table: Table, _ block: Block, _ number: Int) -> Table {
        guard let file = dataFile(block, number) else { return table }
        var shown = table.first(shownRows)
        shown.note = ([table.note].compactMap(\.self) + [cutWords(of: table.rows.count, file)]).joined(separator: " ")
        return shown
    }

    /// "The first 500 of 20 000 rows; q1-block-3.csv has all of them."
    func cutWords(of count: Int, _ file: DataFile) -> String {
        wording.cut(to: shownRows, of: count, file: file.name)
    }

    /// The files for the outputs of `transcript` that pages do not have all of. Of charts `whole` has all data.
    static func data(
        _ transcript: Transcript, _ whole: [OutputPlace: Chart], _ notebook: Notebook
    ) -> [OutputPlace: DataFile] {
        notebook.blocks.filter(\.options.output).reduce(into: [:]) { files, block in
            for (number, output) in (transcript.blocks[block.index] ?? []).enumerated() {
                let place = OutputPlace(block: block.index, output: number)
                guard let csv = csv(output, whole[place]) else { continue }
                files[place] = DataFile(csv, block, number, of: notebook.name)
            }
        }
    }

    /// All that an output has, where it is more than a page shows. A table with measured times is shown whole, as these
    /// are told from a report when it is verified.
    private static func csv(_ output: Output, _ whole: Chart?) -> String? {
        switch output {
        case .figure(let chart):
            let table = (whole ?? chart).dataTable
            return whole != nil || table.rows.count > DataFile.mostRows ? csvText(table.exact) : nil
        case .table(let table):
            return table.rows.count > DataFile.mostRows && !table.rows.joined().contains(where: \.isVolatile)
                ? table.csv : nil
        default: return nil
        }
    }
}

extension Table {
    /// The same table without its later rows.
    func first(_ count: Int) -> Table {
        var table = self
        table.rows = Array(rows.prefix(count))
        var left = count
        table.groups = groups?.compactMap { group in
            defer { left -= min(left, group.count) }
            return left > 0 ? Group(title: group.title, count: min(left, group.count)) : nil
        }
        return table
    }
}
