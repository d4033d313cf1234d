internal import Document
internal import Notebook
internal import Outputs
internal import Spelling

/// A piece of a notebook's Swift: a block's code or an inline expression, under the name the compiler knows it by.
struct SourcePart: Hashable, Sendable {
    var part: Output.Part
    var code: String
    /// Where `code` begins in the notebook.
    var origin: Position
    /// The spaces that were taken from each line of `code`.
    var indentation: Int
    /// Whether the block must fail.
    var mustFail = false

    /// The name in `#sourceLocation`: it holds no line of the notebook, so prose can move without a compilation.
    var name: String {
        switch part {
        case .block(let index): "block-\(index + 1)"
        case .inline(let index): "inline-\(index + 1)"
        }
    }

    var isInline: Bool { if case .inline = part { true } else { false } }

    /// A place in `code` (line and column, 1 for the first) as one in the notebook.
    func position(line: Int, column: Int) -> Position {
        line == 1
            ? Position(line: origin.line, column: origin.column + column - 1)
            : Position(line: origin.line + line - 1, column: indentation + column)
    }
}

extension Notebook {
    /// What is compiled: the blocks that are run, then every inline value.
    var sourceParts: [SourcePart] {
        blocks.filter(\.options.eval).map { block in
            SourcePart(
                part: .block(block.index), code: block.code,
                origin: Position(line: block.codeLine, column: block.indentation + 1), indentation: block.indentation,
                mustFail: block.options.error)
        }
            + inlines.enumerated().map { index, inline in
                SourcePart(part: .inline(index), code: inline.expression, origin: inline.position, indentation: 0)
            }
    }

    /// A compilerDiagnostic about a part as one about the notebook; `lineShift` is what the compiler counted too many.
    func diagnostic(_ part: SourcePart, _ compilerDiagnostic: CompilerDiagnostic, lineShift: Int = 0) -> Diagnostic {
        let hint = compilerDiagnostic.hint.map { hint in
            guard let line = compilerDiagnostic.hintLine else { return hint }
            let place = origins.origin(of: part.position(line: line - lineShift, column: 1).line).line
            return Hint("\(hint) (line \(place))", replacement: hint.replacement)
        }
        return diagnostic(
            part, line: compilerDiagnostic.line - lineShift, column: compilerDiagnostic.column,
            message: compilerDiagnostic.message, hint: hint)
    }

    /// A diagnostic at a place in a part (line and column, 1 for the first); past the part's end it is at its end.
    func diagnostic(_ part: SourcePart, line: Int, column: Int, message: String, hint: Hint? = nil) -> Diagnostic {
        let code = part.code.split(separator: "\n", omittingEmptySubsequences: false)
        let isPastEnd = line > code.count
        let position = part.position(
            line: max(1, min(line, code.count)), column: isPastEnd ? (code.last?.utf8.count ?? 0) + 1 : max(1, column))
        let line = code.indices.contains(line - 1) ? code[line - 1] : ""
        let importsFoundation = sourceParts.contains { $0.code.contains("import Foundation") }
        let hint =
            NameFromElsewhere.hint(for: message, in: line, importsFoundation: importsFoundation)
            ?? hint ?? self.hint(for: message, at: position)
        return diagnostic(at: position, message, hint: hint)
    }
}
