internal import Foundation

/// What a page's reader must know of it besides what it shows.
package struct PageState: Codable, Hashable, Sendable {
    /// How far the page has come.
    package enum Phase: String, Codable, Sendable {
        /// It is being made anew.
        case rendering
        /// It shows what was saved.
        case done
        /// It shows what was last good.
        case failed
    }

    /// Something wrong, and where on the page.
    package struct Problem: Codable, Hashable, Sendable {
        /// As in a terminal: the place in the file, the message, the line with a caret.
        package var text: String
        /// Where it belongs; `nil` for the page's top.
        package var place: Place?

        /// Something wrong at a place.
        package init(text: String, place: Place?) { (self.text, self.place) = (text, place) }
    }

    /// A place on a page.
    package enum Place: Codable, Hashable, Sendable {
        /// The block that is this one of the page's, 0 for the first.
        case block(Int)
        /// What has this id.
        case id(String)
    }

    /// How a run comes along.
    package struct Progress: Codable, Hashable, Sendable {
        /// In words.
        package var text: String
        /// From 0 to 1.
        package var fraction: Double
        /// The block that runs, as in `Place`; `nil` where none does.
        package var place: Place?
        /// A drawing in SVG of what there is so far; `nil` before there is any.
        package var drawing: String?

        /// How far it is.
        package init(text: String, fraction: Double, place: Place? = nil, drawing: String? = nil) {
            (self.text, self.fraction, self.place, self.drawing) = (text, fraction, place, drawing)
        }
    }

    /// The page's name: "q2.html".
    package var page: String
    /// How far it has come.
    package var phase: Phase
    /// What is wrong, in the order of the source.
    package var problems: [Problem] = []
    /// How its run comes along; `nil` where nothing runs.
    package var progress: Progress?
    /// Whether pages that are open turn to this one.
    package var isFollowed = false

    /// A page's state, of which nothing else is known.
    package init(page: String, phase: Phase) { (self.page, self.phase) = (page, phase) }

    /// As one line of JSON.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
