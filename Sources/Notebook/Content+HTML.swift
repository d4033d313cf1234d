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
        for (place, part) in html.unicodeScalars.split(separator: gapStart, omittingEmptySubsequences: false).enumerated() {
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

    /// Without the `<p>` around a single paragraph.
    var withoutParagraph: Content { withoutTag("p") }

    /// Without the tag around the whole.
    func withoutTag(_ tag: String) -> Content {
        var content = self
        if case .html(let first)? = pieces.first, first.hasPrefix("<\(tag)>") {
            content.pieces[0] = .html(String(first.dropFirst(tag.count + 2)))
        }
        if case .html(let last)? = content.pieces.last, last.hasSuffix("</\(tag)>\n") {
            content.pieces[content.pieces.count - 1] = .html(String(last.dropLast(tag.count + 4)))
        }
        content.pieces.removeAll { $0 == .html("") }
        return content
    }
}
