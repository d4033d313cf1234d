internal import Notebook
internal import Outputs
internal import Report
internal import Spelling

/// Words about what was typed in a notebook, with what of its report would say it.
struct TypedResultReport {
    let notebook: Notebook
    /// The values of the last report, where there is one.
    private let values: [ReportRecord.InlineValue]

    /// `output` is the folder that the notebook's report is in.
    init(_ notebook: Notebook, output: String) {
        let record = try? PublishedReport(path: "\(output)/\(notebook.name).json").record
        self.init(notebook, values: record?.values ?? [])
    }

    /// `values` are those of the last report.
    init(_ notebook: Notebook, values: [ReportRecord.InlineValue]) {
        (self.notebook, self.values) = (notebook, values)
    }

    /// What is said of a notebook in whose language no words are known; `nil` for others.
    var limitation: String? {
        guard !notebook.hasKnownResultWords else { return nil }
        return
            "\(notebook.path): results that were typed are known by words in English (en), German (de) and French (fr); in \"\(notebook.frontMatter.language)\" none are looked for, but in tables of numbers"
    }

    var warnings: [Diagnostic] {
        notebook.typedResults.map { result in
            switch result.kind {
            case .number:
                notebook.diagnostic(
                    .warning, at: result.position,
                    "\(result.text.split(separator: "\n").joined(separator: " ")) looks like a result and was typed; expected an inline value, a citation, or <!-- typed: source --> in the paragraph",
                    hint: value(saying: result.text).map { value in
                        Hint(
                            "`{swift} \(value)` says the same",
                            replacement: .init("`{swift} \(value)`", insteadOf: result.text))
                    })
            case .table:
                notebook.diagnostic(
                    .warning, at: result.position,
                    "this table of \(result.text) was typed; expected a block that shows a Table, inline values, or <!-- typed: source --> in the paragraph before the table's end"
                )
            case .significance:
                notebook.diagnostic(
                    .warning, at: result.position,
                    "\"\(result.text)\" rests on no claim; expected words that link to one, [\(result.text)](@clm-label)"
                )
            }
        }
    }

    /// The expression of an inline value that a reader sees as the same number.
    private func value(saying text: String) -> String? {
        let digits = text.filter { $0.isNumber || $0 == "." || $0 == "," }.replacing(",", with: ".")
        return values.first { value in
            let shown = value.value?.text.prefix { $0 != " " && $0 != "\u{A0}" } ?? ""
            return shown == digits
        }?.expression
    }
}
