internal import Document
internal import FoundationEssentials
internal import Notebook
internal import Spelling

extension Notebook {
    /// A hint for an error of the compiler's that has none of its own: where a name that is missing is defined in code that
    /// is not run, what a notebook cannot define, and what stands in place of another language's signs.
    func hint(for message: String, at position: Position) -> Hint? {
        let quoted = message.split(separator: "'", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
        if message.hasPrefix("cannot find "), let quoted {
            if quoted == "Lambda" { return ownParts }
            return unrunDefinition(of: quoted).map { Hint($0) } ?? otherNotebook(quoted)
        }
        if ownPartWords.contains(where: message.contains), let quoted, partTypes.contains(quoted) { return ownParts }
        if decodingWords.contains(where: message.contains) { return "its arguments are told in docs/layers.md" }
        guard lines.indices.contains(position.line - 1) else { return nil }
        let line = lines[position.line - 1].utf8
        let isComma = line.dropFirst(position.column - 1).first { $0 != 32 } == UInt8(ascii: ",")
        let isBefore = line.prefix(position.column - 1).last { $0 != 32 } == UInt8(ascii: ",")
        guard isComma || isBefore, commaWords.contains(where: message.contains) else { return nil }
        return "in braces, Swift has layers, models and marks on lines of their own, or with `;` between, and no commas"
    }
}

private extension Notebook {
    /// Where a name is defined in Swift that is only shown; `nil` where it is not.
    func unrunDefinition(of name: String) -> String? {
        for part in parts {
            switch part {
            case .block(let block) where !block.options.eval && defines(name, block.code):
                return
                    "the block on line \(origins.origin(of: block.fenceLine).line) defines it, and is not run: its option `eval` is false"
            case .prose(let prose):
                guard case .code(let info, let text) = prose.kind, info.lowercased().hasPrefix("swift"),
                    defines(name, text)
                else { continue }
                return
                    "the block on line \(origins.origin(of: prose.lines.lowerBound).line) defines it, and is only shown; a block that is run begins with ```swift experiment"
            default: continue
            }
        }
        return nil
    }

    /// How values of the notebook of that name beside this one are had; `nil` where there is none.
    func otherNotebook(_ name: String) -> Hint? {
        guard FileManager.default.fileExists(atPath: "\(folder.isEmpty ? "." : folder)/\(name).md") else { return nil }
        return Hint(
            "\(name).md is another notebook: `{\(name).md} expression` in the text takes one of its inline values, `{\(name).md} tbl-results[\"row\", \"column\"]` a cell of a table"
        )
    }

    func defines(_ name: String, _ code: String) -> Bool {
        let bytes = Array(code.utf8)
        let words = SwiftToken.tokens(of: code).filter { $0.kind == .word }.map {
            String(decoding: bytes[$0.range], as: UTF8.self)
        }
        return zip(words, words.dropFirst()).contains { introducers.contains($0) && $1 == name }
    }
}

/// The words behind which a name is defined.
private let introducers: Set = ["let", "var", "func", "struct", "class", "enum", "actor", "typealias", "protocol"]

/// What the compiler says where arguments suit nothing but a type's `init(from: any Decoder)`, which no notebook calls.
private let decodingWords = ["'any Decoder'", "'Decoder'", "'from:'", "for parameter 'from'"]

/// What other languages' users derive their own from, and what the compiler says of it.
private let partTypes: Set = ["Layer", "Activation", "ActivationFunction", "Loss", "Optimizer", "Initializer"]
private let ownPartWords = ["inheritance from non-protocol type ", "that does not accept a closure"]

private let ownParts: Hint =
    "a notebook cannot compose layers, activations, losses or optimizers of its own: see docs/layers.md"

/// What the compiler's parser says of a comma between statements.
private let commaWords = ["expected expression", "consecutive statements", "expected ',' separator", "unexpected ','"]
