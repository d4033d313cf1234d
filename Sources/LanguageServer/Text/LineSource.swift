/// The lines of a text, and what they are part of, told by their marks alone.
struct LineSource {
    private let document: TextDocument
    /// The line that ends the front matter; 0 without one.
    private let matterEnd: Int

    init(_ document: TextDocument) {
        self.document = document
        matterEnd = Self.frontMatterEnd(document)
    }

    /// The bytes of a line, 1 for the first.
    func line(_ number: Int) -> ArraySlice<UInt8> { document.line(number) }

    /// Whether a line stands between the marks at the top.
    func isFrontMatter(_ line: Int) -> Bool { line > 1 && line < matterEnd }

    /// The key that lines below are indented under.
    func parentKey(above line: Int) -> String? {
        for number in stride(from: line - 1, to: 1, by: -1) {
            let text = String(decoding: self.line(number), as: UTF8.self)
            if let first = text.first, first != " ", first != "-", let colon = text.firstIndex(of: ":") {
                return String(text[..<colon])
            }
        }
        return nil
    }

    /// Whether a line stands in a block that is run.
    func isInBlock(_ line: Int) -> Bool {
        var fence: (mark: String, isRun: Bool)?
        for number in max(matterEnd + 1, 1)..<max(line, matterEnd + 1) {
            let text = String(decoding: self.line(number).drop { $0 == 32 }, as: UTF8.self)
            guard let first = text.first, first == "`" || first == "~" else { continue }
            let mark = String(text.prefix { $0 == first })
            guard mark.count >= 3 else { continue }
            let info = text.dropFirst(mark.count)
            if let open = fence {
                let isEnd = mark.hasPrefix(open.mark) && info.allSatisfy { $0 == " " || $0 == "\t" }
                if isEnd { fence = nil }
            } else {
                fence = (mark, info.split(separator: " ").elementsEqual(["swift", "experiment"]))
            }
        }
        return fence?.isRun ?? false
    }

    private static func frontMatterEnd(_ document: TextDocument) -> Int {
        func isMark(_ line: Int, _ mark: String) -> Bool {
            let bytes = document.line(line)
            return bytes.starts(with: mark.utf8) && bytes.dropFirst(3).allSatisfy { $0 == 32 || $0 == 9 }
        }
        guard isMark(1, "---") else { return 0 }
        // One that is not closed yet is being typed.
        let end = (2...max(document.lineCount, 2)).first { isMark($0, "---") || isMark($0, "...") }
        return end ?? (2...max(document.lineCount, 2)).first { document.line($0).isEmpty } ?? document.lineCount + 1
    }
}
