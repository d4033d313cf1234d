internal import Notebook

extension Bibliography.Entry {
    /// What the work appeared in.
    private var container: String? { fields["journal"] ?? fields["booktitle"] }

    /// "Title.", "*Title* (2nd ed.).", "*Title* (Technical Report 7)."
    var titlePieces: [CitationStyle.Piece] {
        let title = fields["title"] ?? key
        let stands = container == nil && !["misc", "online", "unpublished"].contains(kind)
        let details = [genre, fields["edition"].map(edition), container == nil ? volume : nil].compactMap(\.self)
        let behind = details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"
        if !stands { return [.text(sentence(title + behind))] }
        let numbers = kind == "book" || kind == "collection" ? "" : numbers(isInBook: true)
        return [.emphasis(title), .text(sentence(behind + numbers, after: title))]
    }

    /// "*Journal* 37(2), 448–456.", "In J. Doe (Ed.), *Book*, 1–9."
    var containerPieces: [CitationStyle.Piece] {
        guard let container else { return [] }
        let isBook = fields["journal"] == nil
        let editors = isBook && !authors.isEmpty && !editors.isEmpty ? "\(editors.namesInText) \(editors.role), " : ""
        let numbers =
            isBook ? (fields["volume"].map { " (Vol. \($0))" } ?? "") + series + numbers(isInBook: true) : numbers()
        return [
            .text(isBook ? "In " + editors : ""), .emphasis(container), .text(sentence(numbers, after: container)),
        ]
    }

    /// "Reading, MA: Addison–Wesley".
    var publisher: String? {
        fields["publisher"].map { publisher in fields["address"].map { "\($0): \(publisher)" } ?? publisher }
    }

    /// Where it is to be found: by its DOI, its address, or its number in an archive.
    var address: String? {
        if let doi = fields["doi"] {
            guard let start = doi.firstRange(of: "10.") else { return doi }
            return "https://doi.org/" + doi[start.lowerBound...].map(inAddress).joined()
        }
        if let url = fields["url"] { return url }
        if let eprint = fields["eprint"], let archive { return archive + (eprint.split(separator: ":").last ?? "") }
        return ["howpublished", "note"].lazy.compactMap { fields[$0] }.first {
            isAddress($0) && !$0.contains(where: \.isWhitespace)
        }
    }
}

/// A DOI's character in an address: those of older ones hold signs that end one, as "<1661::AID-SIM968>".
private func inAddress(_ character: Character) -> String {
    "<>\"#?[]{}|\\^ ".contains(character)
        ? "%" + String(character.asciiValue ?? 0, radix: 16, uppercase: true) : String(character)
}

private extension Bibliography.Entry {
    /// "PhD thesis", "Technical report 7".
    var genre: String? {
        let type = fields["type"].map { genres[$0.lowercased()] ?? $0 } ?? genres[kind]
        guard kind == "techreport" || kind == "report" else { return type }
        return [type ?? "Report", fields["number"]].compactMap(\.self).joined(separator: " ")
    }

    var volume: String? {
        guard let volume = fields["volume"] else { return series.isEmpty ? nil : String(series.dropFirst(2)) }
        return (fields["series"].map { "\($0), " } ?? "") + "Vol. \(volume)"
    }

    /// ", Lecture Notes in Computer Science 7700".
    var series: String {
        guard let series = fields["series"] else { return "" }
        return ", \(series)" + (fields["number"].map { " \($0)" } ?? "")
    }

    /// " 37(2), 448–456"; of a book only what of it is meant.
    func numbers(isInBook: Bool = false) -> String {
        let volume = isInBook ? "" : fields["volume"].map { " \($0)" } ?? ""
        let number = isInBook ? "" : fields["number"].map { volume.isEmpty ? " (\($0))" : "(\($0))" } ?? ""
        let chapter = fields["chapter"].map { ", chap. \($0)" } ?? ""
        return volume + number + chapter + (fields["pages"].map { ", \(pageRange($0))" } ?? "")
    }

    var archive: String? {
        guard let name = fields["eprinttype"]?.lowercased() else {
            let isNumber = fields["eprint"]?.contains(#/^(arXiv:)?\d{4}\.\d{4,5}(v\d+)?$/#) == true
            return isNumber ? archives["arxiv"] : nil
        }
        return archives[name]
    }

    func edition(_ text: String) -> String {
        if text.lowercased().contains(#/\bed(\.|ition|n)?\b|auflage/#) { return text }
        guard let number = Int(text) else { return "\(text) ed." }
        let ending = (11...13).contains(number % 100) ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
        return "\(number)\(ending) ed."
    }
}

/// What theses and reports are called where they do not say it themselves, by their kind or by biblatex's word.
private let genres = [
    "phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis",
    "candthesis": "Candidate’s thesis", "techreport": "Technical report", "resreport": "Research report",
]

private let archives = [
    "arxiv": "https://arxiv.org/abs/", "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "jstor": "https://www.jstor.org/stable/", "hdl": "https://hdl.handle.net/",
]

/// Between pages stands a dash, whatever was written.
private func pageRange(_ pages: String) -> String { pages.replacing(#/\s*(-+|–|—)\s*/#, with: "–") }

/// Text with a full stop and a space behind it, unless it ends with a stop already; `before` is what stands before it.
func sentence(_ text: String, after before: String = "") -> String {
    let end = (before + text).reversed().first { !"”’)".contains($0) || text.last == ")" }
    return text + ("?!.…".contains(end ?? " ") ? " " : ". ")
}

private func isAddress(_ text: String) -> Bool { text.contains(#/^https?:\/\/[^\s]/#.ignoresCase()) }

/// Text in which addresses of the web (http, https, and so DOIs) and of mail are links; others, such as those of scripts,
/// stay text.
func linked(_ text: String) -> [CitationStyle.Piece] {
    var (pieces, rest) = ([CitationStyle.Piece](), text[...])
    while let found = rest.firstMatch(of: #/\b(https?:\/\/|mailto:)[^\s<>"“”]*[^\s<>"“”.,:)\]]\/?/#.ignoresCase()) {
        let address = String(found.output.0)
        pieces += [.text(String(rest[..<found.range.lowerBound])), .link(address, address: address)]
        rest = rest[found.range.upperBound...]
    }
    return pieces + [.text(String(rest))]
}
