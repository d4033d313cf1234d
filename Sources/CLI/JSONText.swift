internal import Foundation
internal import Spelling

/// JSON (RFC 8259) as it stands in a file: every value with its place, and every member that an object has.
struct JSONText {
    /// Where a value begins and ends, in bytes, and what is in it.
    struct Node {
        var range: Range<Int>
        var content: Content

        /// The first value in it, itself too, that is as asked for.
        func first(where isWanted: (Node) -> Bool) -> Node? {
            if isWanted(self) { return self }
            let inner =
                switch content {
                case .object(let members): members.map(\.value)
                case .array(let values): values
                default: [Node]()
                }
            for node in inner {
                if let found = node.first(where: isWanted) { return found }
            }
            return nil
        }

        /// What it is, in words.
        var kind: String {
            switch content {
            case .object: "an object"
            case .array: "an array"
            case .text: "a text"
            case .number: "a number"
            case .boolean: "true or false"
            case .null: "null"
            }
        }
    }

    enum Content {
        case object([Member]), array([Node])
        case text, number, boolean, null
    }

    struct Member {
        var name: String
        /// Where its name begins.
        var start: Int
        var value: Node
    }

    /// Where the text is none of JSON, or has a member twice.
    struct Fault: Error {
        /// In bytes.
        var place: Int
        var message: String
        var hint: Hint?
    }

    let bytes: [UInt8]
    let root: Node

    /// - Throws: `Fault`.
    init(_ bytes: [UInt8]) throws(Fault) {
        var parser = JSONParser(bytes: bytes)
        self.bytes = bytes
        root = try parser.document()
    }

    /// The value at a path of names and indices, or the last on the way that is there.
    func node(at path: [any CodingKey]) -> Node {
        path.reduce(root) { node, key in
            switch node.content {
            case .object(let members): members.first { $0.name == key.stringValue }?.value ?? node
            case .array(let values): key.intValue.flatMap { values.indices.contains($0) ? values[$0] : nil } ?? node
            default: node
            }
        }
    }
}

/// Reads JSON from its first byte to its last.
private struct JSONParser {
    let bytes: [UInt8]
    var place = 0
    var depth = 0

    typealias Node = JSONText.Node
    typealias Fault = JSONText.Fault

    mutating func document() throws(Fault) -> Node {
        let node = try value()
        skipSpace()
        if place < bytes.count { throw fault("expected the end of the file") }
        return node
    }

    mutating func value() throws(Fault) -> Node {
        skipSpace()
        depth += 1
        defer { depth -= 1 }
        guard depth < 200 else { throw fault("it is nested too deeply") }
        let start = place
        let content: JSONText.Content
        switch next {
        case UInt8(ascii: "{"): content = .object(try members())
        case UInt8(ascii: "["): content = .array(try values())
        case UInt8(ascii: "\""): _ = try text(); content = .text
        case let byte? where "-0123456789".utf8.contains(byte): skipNumber(); content = .number
        default: content = try word()
        }
        return Node(range: start..<place, content: content)
    }

    mutating func members() throws(Fault) -> [JSONText.Member] {
        var members: [JSONText.Member] = []
        place += 1
        skipSpace()
        if take("}") { return [] }
        repeat {
            skipSpace()
            let start = place
            guard next == UInt8(ascii: "\"") else { throw fault("expected a member's name in quotes") }
            let name = try text()
            if members.contains(where: { $0.name == name }) {
                throw Fault(place: start, message: "the member \"\(name)\" is there twice; expected it once")
            }
            skipSpace()
            guard take(":") else { throw fault("expected a colon") }
            members.append(JSONText.Member(name: name, start: start, value: try value()))
            skipSpace()
        } while take(",")
        guard take("}") else { throw fault("expected a comma or a closing brace") }
        return members
    }

    mutating func values() throws(Fault) -> [Node] {
        var values: [Node] = []
        place += 1
        skipSpace()
        if take("]") { return [] }
        repeat {
            values.append(try value())
            skipSpace()
        } while take(",")
        guard take("]") else { throw fault("expected a comma or a closing bracket") }
        return values
    }

    mutating func text() throws(Fault) -> String {
        let start = place
        place += 1
        while let byte = next, byte != UInt8(ascii: "\"") { place += byte == UInt8(ascii: "\\") ? 2 : 1 }
        guard take("\"") else { throw Fault(place: start, message: "the text has no end") }
        guard let text = try? JSONDecoder().decode(String.self, from: Data(bytes[start..<place])) else {
            throw Fault(place: start, message: "the text is not one of JSON")
        }
        return text
    }

    mutating func word() throws(Fault) -> JSONText.Content {
        let words: [(String, JSONText.Content)] = [("true", .boolean), ("false", .boolean), ("null", .null)]
        for (word, content) in words where bytes[min(place, bytes.count)...].starts(with: word.utf8) {
            place += word.utf8.count
            return content
        }
        throw fault("expected a value")
    }

    mutating func skipNumber() {
        while let byte = next, "+-.0123456789eE".utf8.contains(byte) { place += 1 }
    }

    mutating func skipSpace() { while let byte = next, [32, 9, 10, 13].contains(byte) { place += 1 } }

    var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    func fault(_ message: String) -> Fault {
        Fault(place: min(place, bytes.count), message: "the file is not JSON: \(message)")
    }
}
