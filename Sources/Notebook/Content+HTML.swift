/// Stand around a gap's index in rendered HTML; they are noncharacters, which no text holds.
private let gapStart = UnicodeScalar(0xFDD0 as UInt16)!
private let gapEnd = UnicodeScalar(0xFDD1 as UInt16)!

/// What stands in HTML for the gap of that index.
func gapMarker(_ index: Int) -> String {
    String(String.UnicodeScalarView([gapStart] + "\(index)".unicodeScalars + [gapEnd]))
}

extension Content {
    /// HTML taken apart at the markers of its gaps.
    init(html: String, gaps: [Gap]) {
        var pieces: [Piece] = []
        for (place, part) in html.unicodeScalars.split(separator: gapStart, omittingEmptySubsequences: false)
            .enumerated()
        {
            let halves = part.split(separator: gapEnd, maxSplits: 1, omittingEmptySubsequences: false)
            guard place > 0, halves.count == 2, let index = Int(String(halves[0])), gaps.indices.contains(index) else {
                pieces.append(.html(String(part)))
                continue
            }
            pieces.append(.gap(gaps[index]))
            pieces.append(.html(String(halves[1])))
        }
        self.init(pieces.filter { $0 != .html("") })
    }

}

/// HTML without the tag around the whole, which is there once.
func withoutTag(_ tag: String, _ html: String) -> String {
    guard html.hasPrefix("<\(tag)>"), html.hasSuffix("</\(tag)>\n"), html.ranges(of: "<\(tag)>").count == 1 else {
        return html
    }
    return String(html.dropFirst(tag.count + 2).dropLast(tag.count + 4))
}

/// Text as HTML text or as the value of an attribute in double quotes.
func escapedHTML(_ text: String) -> String {
    [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")].reduce(text) { $0.replacing($1.0, with: $1.1) }
}
