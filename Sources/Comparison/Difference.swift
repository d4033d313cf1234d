/// One thing in which a file of a report is not as a fresh drawing has it, as a reader would point at it.
package struct Difference: Hashable, Sendable {
    /// What kind of thing it is, the worst first.
    package enum Kind: Int, Comparable, Sendable, CaseIterable {
        /// What changes what a reader believes comes before how it looks.
        case verdict, number, warning, concealment, drawing, words, code, picture, description, link, methods, record
        /// What no reader sees.
        case markup

        package static func < (first: Kind, second: Kind) -> Bool { first.rawValue < second.rawValue }
    }

    /// What kind of thing it is.
    package var kind: Kind
    /// Where it is, in words: "the abstract".
    package var place: String
    /// As the file has it; `nil` for what is missing there.
    package var found: String?
    /// As the drawing has it; `nil` for what the file alone has.
    package var expected: String?
    /// The whole of it as a sentence: "the abstract says 95.67 %, the run gives 85.67 %".
    package var message: String
    /// In the file, 1 for the first.
    package var line = 1
    /// In letters, 1 for the first.
    package var column = 1
}

extension Difference {
    /// A whole file that is not there.
    package static func missing(file: String) -> Difference {
        Difference(
            kind: .picture, place: file, found: nil, expected: file,
            message: "the file \(file), which belongs to the report, is missing")
    }

    /// A link to another report that calls it otherwise than it is; `bytes` are those of the file that says so.
    package static func link(to name: String, says found: String, notSaying expected: String, in bytes: [UInt8])
        -> Difference
    {
        var difference = Difference(
            kind: .words, place: "the link to \(name)", found: found, expected: expected,
            message: "the link to \(name) says \(quoted(found)), that report says \(quoted(expected)) of itself")
        let text = String(decoding: bytes, as: UTF8.self)
        if let place = text.firstRange(of: found)?.lowerBound {
            let before = text[..<place]
            difference.line = before.count(where: \.isNewline) + 1
            difference.column = before.reversed().prefix { !$0.isNewline }.count + 1
        }
        return difference
    }

    /// A report that has the name of another's.
    package static func file(_ file: String, isOf own: String, besides other: String) -> Difference {
        Difference(
            kind: .link, place: "the file \(file)", found: own, expected: other,
            message:
                "the file \(file) is the report of the notebook \(quoted(own)); those beside it under this name are of \(quoted(other))"
        )
    }

    /// What a place says, and what it should.
    init(_ kind: Kind, _ place: String, says found: String, notSaying expected: String) {
        let texts = quoted(found, expected)
        self.init(
            kind: kind, place: place, found: found, expected: expected,
            message:
                "\(place) says \(texts.found), the run gives \(texts.expected)\(found.lookalikes(besides: expected))")
    }

    /// What is in a place and should not be.
    init(_ kind: Kind, _ place: String, adds found: String) {
        self.init(
            kind: kind, place: place, found: found, expected: nil,
            message: "\(place) has \(quoted(found)), which the run does not give")
    }

    /// What should be in a place.
    init(_ kind: Kind, _ thing: String, lacks expected: String, in place: String = "") {
        self.init(
            kind: kind, place: place.isEmpty ? thing : place, found: nil, expected: expected,
            message: "\(thing) \(quoted(expected)) is missing" + (place.isEmpty ? "" : " in \(place)"))
    }
}

/// Text as a message quotes it: numbers as they are, words in quotation marks, long ones cut in the middle.
func quoted(_ text: String) -> String {
    let seen = text.split(whereSeparator: { $0 == " " || $0.isNewline }).joined(separator: " ")
    let words = seen.showingUnseenSigns
    if words.first?.isNumber == true, words.count < 24, words.count(where: \.isLetter) < 4 { return words }
    return words.count <= 160 ? "“\(words)”" : "“\(words.prefix(100)) … \(words.suffix(40))”"
}

/// Two texts as a message quotes them beside each other: of long ones, the part where they begin to differ.
private func quoted(_ found: String, _ expected: String) -> (found: String, expected: String) {
    guard max(found.count, expected.count) > 160 else { return (quoted(found), quoted(expected)) }
    let shared = zip(found, expected).prefix { $0 == $1 }.count
    func part(_ text: String) -> String {
        let start = max(0, shared - 30)
        let part = text.dropFirst(start)
        return (start > 0 ? "…" : "") + part.prefix(100) + (part.count > 100 ? "…" : "")
    }
    return (quoted(part(found)), quoted(part(expected)))
}
