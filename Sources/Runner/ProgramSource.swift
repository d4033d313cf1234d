internal import Notebook
internal import Outputs

/// Writes a notebook's parts as one Swift program, whose every line the compiler reports under its part's name.
struct ProgramSource {
    private(set) var text: String

    /// `items` holds each part's items, in the order of `parts`.
    init(_ parts: [SourcePart], items: [[SyntaxItem]], parameters: [Parameter]) {
        text = "import BNBook\n_Notebook.start()\n"
        if !parameters.isEmpty {
            let members = parameters.map { "    let \($0.name): \($0.value.typeName) = \($0.value.literal)\n" }.joined()
            text += "struct _Parameters {\n\(members)}\nlet params = _Parameters()\n"
        }
        for (part, items) in zip(parts, items) { write(part, items) }
        text += "#sourceLocation(file: \"generated\", line: 1)\n_Notebook.finish()\n"
    }
}

private extension ProgramSource {
    mutating func write(_ part: SourcePart, _ items: [SyntaxItem]) {
        text += "#sourceLocation(file: \"generated\", line: 1)\n"
        switch part.part {
        case .block(let index): text += "_Notebook.block(\(index))\n"
        case .inline(let index): text += "_Notebook.inline(\(index))\n"
        }
        if part.mustFail { text += "_Notebook.expectFailure {\n" }
        let code = Array(part.code.utf8)
        text += location(part, line: 1)
        var written = 0
        for (index, item) in items.enumerated() {
            let (line, column) = place(of: item.start, in: code)
            let isShown = item.isExpression && index == items.count - 1 && !part.mustFail
            guard isShown || item.isStatement && startsLine(code, item.start) && !followsAttribute(code, item.start) else { continue }
            text += String(decoding: code[written..<item.start], as: UTF8.self)
            written = item.start
            interrupt(part, line: line, column: column, isShown: isShown)
        }
        text += String(decoding: code[written...], as: UTF8.self) + "\n"
        if part.mustFail { text += "#sourceLocation(file: \"generated\", line: 1)\n}\n" }
    }

    /// Ends the line, says where the program is, and goes on at the same line and column.
    mutating func interrupt(_ part: SourcePart, line: Int, column: Int, isShown: Bool) {
        text += "\n#sourceLocation(file: \"generated\", line: 1)\n_Notebook.line(\(line))\n"
        text += location(part, line: isShown ? line - 1 : line)
        if isShown { text += "_Notebook.shown =\n" }
        text += String(repeating: " ", count: column - 1)
    }

    /// `line` may be 0 for what stands above a part's first line; the compiler counts from 1, so the line is then shared.
    func location(_ part: SourcePart, line: Int) -> String { "#sourceLocation(file: \"\(part.name)\", line: \(line + lineShift))\n" }

    func place(of offset: Int, in code: [UInt8]) -> (line: Int, column: Int) {
        let before = code[..<offset]
        return (before.count { $0 == 0x0A } + 1, before.reversed().prefix { $0 != 0x0A }.count + 1)
    }

    func startsLine(_ code: [UInt8], _ offset: Int) -> Bool {
        code[..<offset].reversed().prefix { $0 != 0x0A }.allSatisfy { $0 == 32 || $0 == 9 }
    }

    /// Whether the line above holds an attribute, which belongs to what follows.
    func followsAttribute(_ code: [UInt8], _ offset: Int) -> Bool {
        let above = code[..<offset].split(separator: 0x0A).last { $0.contains { $0 != 32 && $0 != 9 } }
        return above?.first { $0 != 32 && $0 != 9 } == UInt8(ascii: "@")
    }
}

/// Added to every line under a part's name, since a source location's line is at least 1 and line 0 is needed.
let lineShift = 1
