internal import Document
internal import Notebook
internal import Outputs
internal import Spelling

/// Writes a notebook's parts as one Swift program, whose every line the compiler reports under its part's name.
struct ProgramSource {
    private(set) var text: String
    /// Where each part's own code begins in `text`, in bytes, in the order of the parts; of what stands in `pieces`, nowhere.
    private(set) var starts: [Int] = []
    /// What is compiled apart from `text`, which calls it; nothing unless the program is divided.
    private(set) var pieces: [ProgramPiece] = []
    /// Whether what blocks show, and inline values, are pieces of their own.
    private let isDivided: Bool

    /// `items` holds each part's items, in the order of `parts`.
    init(_ parts: [SourcePart], items: [[SyntaxItem]], parameters: [NotebookParameter], isDivided: Bool = false) {
        self.isDivided = isDivided
        text = "import BNBook\n_Notebook.start()\n"
        if !parameters.isEmpty {
            let members = parameters.map { "    let \($0.name): \($0.value.typeName) = \($0.value.literal)\n" }.joined()
            text += "struct _Parameters {\n\(members)}\nlet params = _Parameters()\n"
        }
        // One long function takes the compiler time that grows with its square; but only at the top level can
        // everything wait.
        let waits = parts.contains { $0.code.holds("await") }
        var functions: [String] = []
        for (part, items) in zip(parts, items) {
            if case .inline(let index) = part.part, !waits {
                functions.append(writeFunction(part, index))
            } else {
                write(part, items)
            }
        }
        call(functions)
        text += "\(elsewhere)_Notebook.finish()\n"
        let imports = zip(parts, items).flatMap { part, items in
            items.filter(\.isImport).map { CodeLines(part.code).words(of: $0) }
        }
        pieces = ProgramPiece.gathered(pieces, imports: imports)
    }
}

/// What follows is not an author's code.
let elsewhere = "#sourceLocation(file: \"generated\", line: 1)\n"
/// How many functions are called from one.
private let callsInARow = 100
private let inlinesInAPiece = 16

private extension ProgramSource {
    /// A function that shows an inline value; gives its name.
    mutating func writeFunction(_ part: SourcePart, _ index: Int) -> String {
        let name = "_inline\(index)"
        let head = location(part, line: 0) + "func \(name)() throws { _Notebook.inline(\(index)); _Notebook.shown =\n"
        starts.append(text.utf8.count + head.utf8.count)
        let function = "\(head)\(part.code)\n}\n"
        if isDivided { writePiece(ofInline: name, function) } else { text += function }
        return name
    }

    /// Inline values are short: some of them are one piece.
    mutating func writePiece(ofInline name: String, _ function: String) {
        if let last = pieces.last, last.functions[0].hasPrefix("_inline"), last.functions.count < inlinesInAPiece {
            pieces[pieces.count - 1].functions.append(name)
            pieces[pieces.count - 1].code += function
        } else {
            pieces.append(ProgramPiece(functions: [name], code: function))
        }
    }

    mutating func call(_ functions: [String]) {
        if functions.isEmpty { return }
        text += elsewhere
        for first in stride(from: 0, to: functions.count, by: callsInARow) {
            let calls = functions[first..<min(first + callsInARow, functions.count)].map { "    try \($0)()\n" }
                .joined()
            text += "func _inlinesFrom\(first)() throws {\n\(calls)}\ntry _inlinesFrom\(first)()\n"
        }
    }

    mutating func write(_ part: SourcePart, _ items: [SyntaxItem]) {
        text += elsewhere
        switch part.part {
        case .block(let index): text += "_Notebook.block(\(index))\n"
        case .inline(let index): text += "_Notebook.inline(\(index))\n"
        }
        let code = CodeLines(part.code)
        let imports = part.mustFail ? items.filter(\.isImport) : []
        if part.mustFail {
            writeAbove(imports, part, code)
            text += "\(elsewhere)_Notebook.expectFailure {\n"
        }
        text += location(part, line: 1)
        starts.append(text.utf8.count)
        var written = 0
        for (index, item) in items.enumerated() {
            let isShown = item.isExpression && index == items.count - 1 && !part.mustFail
            if imports.contains(item) {
                text += code.text(written..<item.start) + nothing(as: code.wordEnd(item.end) - item.start)
                written = code.wordEnd(item.end)
                continue
            }
            let isLater = item.isDefer && !part.mustFail
            guard
                isShown || isLater
                    || item.isStatement && code.startsLine(item.start) && !code.followsAttribute(item.start)
            else { continue }
            text += code.text(written..<item.start)
            written = isLater ? item.end + 1 : item.start
            if isShown, isDivided {
                writePiece(part, code, from: item.start)
                written = code.code.count
            } else {
                interrupt(part, at: code.place(of: written), isShown: isShown)
            }
        }
        text += code.text(written..<code.code.count) + "\n"
        if part.mustFail { text += "\(elsewhere)}\n" } else { writeLater(part, items.filter(\.isDefer), code) }
    }

    /// Calls a function of its own that shows the rest of a part.
    mutating func writePiece(_ part: SourcePart, _ code: CodeLines, from start: Int) {
        let (name, place) = ("_shown\(pieces.count)", code.place(of: start))
        text += "\n\(elsewhere)try \(name)()\n"
        let function =
            "\(elsewhere)func \(name)() throws {\n_Notebook.line(\(place.line))\n"
            + location(part, line: place.line - 1) + showing + "\n"
            + String(repeating: " ", count: place.column - 1) + code.text(start..<code.code.count) + "\n}\n"
        pieces.append(ProgramPiece(functions: [name], code: function))
    }

    /// Imports stand at the top level only, and a block that must fail is a closure: they come before it, each at its
    /// line and column.
    mutating func writeAbove(_ imports: [SyntaxItem], _ part: SourcePart, _ code: CodeLines) {
        for item in imports {
            let (line, column) = code.place(of: item.start)
            text += location(part, line: line) + String(repeating: " ", count: column - 1)
            text += code.text(item.start..<code.wordEnd(item.end)) + "\n"
        }
    }

    /// A statement that does nothing, as wide as an import, so that what follows on its line keeps its columns.
    func nothing(as width: Int) -> String { "_ = ()" + String(repeating: " ", count: max(0, width - 6)) }

    /// A `defer` at a block's top level would wait for the program's end; it is run at the block's, the last one first.
    mutating func writeLater(_ part: SourcePart, _ items: [SyntaxItem], _ code: CodeLines) {
        for item in items.reversed() {
            let (line, column) = code.place(of: item.start)
            text += "\(elsewhere)_Notebook.line(\(line))\n" + location(part, line: line)
            text +=
                String(repeating: " ", count: column - 1) + "do   "
                + code.text(item.start + "defer".utf8.count..<item.end + 1) + "\n"
        }
    }

    /// Ends the line, says where the program is, and goes on at the same line and column.
    mutating func interrupt(_ part: SourcePart, at place: (line: Int, column: Int), isShown: Bool) {
        text += "\n\(elsewhere)_Notebook.line(\(place.line))\n"
        text += location(part, line: isShown ? place.line - 1 : place.line)
        if isShown { text += showing + "\n" }
        text += String(repeating: " ", count: place.column - 1)
    }

    /// `line` may be 0 for what stands above a part's first line; the compiler counts from 1, so the line is then
    /// shared.
    func location(_ part: SourcePart, line: Int) -> String {
        "#sourceLocation(file: \"\(part.name)\", line: \(line + lineShift))\n"
    }
}

/// Stands on the line before the expression that is shown, so that this keeps its columns.
let showing = "_Notebook.shown ="

/// Added to every line under a part's name, since a source location's line is at least 1 and line 0 is needed.
let lineShift = 1
