internal import Notebook
internal import Outputs

extension HTMLView {
    /// What stands in a gap of prose, which may be within a link of the author's.
    func html(_ gap: Gap, isInLink: Bool = false) throws -> String {
        switch gap {
        case .value(let index):
            guard let value = report.transcript.inlines[index] else { return "<span class=\"missing\">?</span>" }
            let marks = "class=\"value\(value.isVolatile ? " volatile" : "")\""
            guard !isInLink, let link = report.provenance.link(ofExpression: report.notebook.inlines[index].expression)
            else {
                return "<span \(marks)>\(escaped(value.textWithUnit))</span>"
            }
            return
                "<a \(marks) href=\"#\(link.target)\" title=\"\(escaped(link.words))\">\(escaped(value.textWithUnit))</a>"
        case .reference(let reference): return self.reference(reference)
        case .claimTarget: return ""
        case .citation(let citation): return self.citation(citation)
        case .footnote(let mark): return try footnote(mark)
        case .image(let image): return report.images[image.path].map { escaped($0.dataAddress) } ?? image.address
        case .math(let tex, let isDisplayed, let label): return try formula(tex, isDisplayed, label)
        }
    }

    /// What stands in prose where nothing can be followed or is looked up: in a table of contents.
    func wordsHTML(_ content: Content) throws -> String {
        let words = content.pieces.filter { if case .gap(.footnote) = $0 { false } else { true } }
        return try html(Content(words)).replacing(#/</?a\b[^>]*>/#, with: "")
    }
}

private extension HTMLView {
    func formula(_ tex: String, _ isDisplayed: Bool, _ label: String?) throws -> String {
        let formula = try math.mathML(tex, isDisplayed: isDisplayed)
        guard isDisplayed else { return formula }
        let number = label.flatMap { report.names[$0] }.map {
            "<span class=\"number\">(\(escaped(numberAlone($0))))</span>"
        }
        return "<div class=\"equation\"\(label.map { " id=\"\(escaped($0))\"" } ?? "")>\(formula)\(number ?? "")</div>"
    }

    /// "Figure 1", "1", "Figure 1, Figure 2 and Table 1".
    func reference(_ reference: Reference) -> String {
        joined(
            reference.labels.map { label in
                let name = reference.isNumberOnly ? report.names[label] ?? label : report.reference(label)
                return
                    "<a href=\"#\(escaped(label))\">\(escaped(reference.isNumberOnly ? numberAlone(name) : name))</a>"
            })
    }

    /// "(Ioffe & Szegedy 2015, p. 3)", in a sentence "Ioffe & Szegedy (2015)".
    func citation(_ citation: Citation) -> String {
        let items = citation.items.map { item in
            let (names, year) = (escaped(report.citations.names(item.key)), escaped(report.citations.year(item.key)))
            let words = citation.isInSentence ? "\(names) (\(year))" : item.isYearOnly ? year : "\(names) \(year)"
            let link =
                "<a href=\"#ref-\(escaped(item.key))\" id=\"cite-\(escaped(item.key))-\(item.occurrence)\" role=\"doc-biblioref\">\(words)</a>"
            return (item.prefix.isEmpty ? "" : escaped(item.prefix) + " ") + link
                + (item.suffix.isEmpty ? "" : ", " + escaped(item.suffix))
        }
        return
            "<span class=\"citation\">\(citation.isInSentence ? items.joined() : "(" + items.joined(separator: "; ") + ")")</span>"
    }

    /// The mark, and where the text first refers to a note, the note itself: it stands in the margin, or opens in its
    /// place when it is gone to.
    func footnote(_ mark: Footnote.Mark) throws -> String {
        let id = "fnref-\(mark.number)" + (mark.occurrence > 1 ? "-\(mark.occurrence)" : "")
        let reference =
            "<sup class=\"footnote-ref\"><a href=\"#fn-\(mark.number)\" id=\"\(id)\" role=\"doc-noteref\">\(mark.number)</a></sup>"
        guard mark.occurrence == 1, let note = try sidenote(mark.number) else { return reference }
        let close = "<a class=\"close\" href=\"#\(id)\" aria-label=\"Close the note\">×</a>"
        return reference
            + "<span class=\"sidenote\" id=\"fn-\(mark.number)\" role=\"note\"><span class=\"number\">\(mark.number)</span> \(note) \(close)</span>"
    }
}

/// The number in "Figure 1"; the whole of a name without one.
func numberAlone(_ name: String) -> String { String(name.split(separator: "\u{00A0}").last ?? "") }

/// "a", "a and b", "a, b and c".
func joined(_ names: [String]) -> String {
    names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
}
