/// What a crashed Swift program left on its standard error: why, and at which place in the notebook's parts.
package struct CrashReport {
    /// The runtime's own words; `nil` where it left none.
    package private(set) var message: String?
    /// The innermost place within the notebook's own code; the line is counted as the compiler does.
    package private(set) var place: (part: String, line: Int, column: Int)?

    /// Reads what was left on standard error, whatever it is.
    package init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            // The runtime's own words come last: what stands before them may be the notebook's.
            if place == nil, let first = Self.message(line, hasWords: message != nil) {
                let words = ([first] + Self.continuation(lines[(index + 1)...])).joined(separator: "\n")
                message = Self.shortened(words.replacing(#/\(unknown context at \$[0-9a-f]+\)\./#, with: ""))
            }
            place = place ?? Self.place(line)
        }
        if Self.isOverflow(lines) {
            message = "the stack is full: a function calls itself without an end, or too often"
        }
    }
}

private extension CrashReport {
    /// The words after "Fatal error: ", or between the stars of "*** Swift runtime failure: arithmetic overflow ***".
    static func message(_ line: Substring, hasWords: Bool) -> String? {
        // What the program itself wrote may stand before, without an end of its line.
        let found = line.ranges(of: "Fatal error: ").first { line[..<$0.lowerBound].contains(#/^\S.*:\d+: $/#) }
        if let range = found {
            let words = line[range.upperBound...]
            let thrown = "Error raised at top level: "
            return words.hasPrefix(thrown) ? "thrown error: " + words.dropFirst(thrown.count) : String(words)
        }
        if line.hasPrefix("Fatal error: failed to allocate ") { return String(line.dropFirst("Fatal error: ".count)) }
        if !hasWords, let range = line.firstRange(of: "Swift runtime failure: "), line.hasPrefix("***") {
            return String(line[range.upperBound...].prefix { $0 != "*" }).trimmingSpaces
        }
        return nil
    }

    /// Some thousand letters of a message are read by nobody.
    static func shortened(_ words: String) -> String {
        guard words.utf8.count > messageLimit else { return words }
        return words.prefix(messageLimit) + "… (\(words.utf8.count) bytes in all)"
    }

    /// Whether a pointer was bad where the innermost frames are one call again and again.
    static func isOverflow(_ lines: [Substring]) -> Bool {
        guard lines.contains(where: { $0.hasPrefix("*** Program crashed: Bad pointer dereference") }) else {
            return false
        }
        let frames = lines.filter { $0.contains(" [ra] 0x") }.prefix(32).compactMap {
            $0.firstMatch(of: #/0x[0-9a-f]+/#)?.output
        }
        return frames.count == 32 && Set(frames).count <= 8
    }

    /// The further lines of a message of several: up to an empty one, or what the runtime adds.
    static func continuation(_ lines: ArraySlice<Substring>) -> [String] {
        lines.prefix { !$0.isEmpty && !$0.hasPrefix("***") && !$0.hasPrefix("Current stack trace") }.map(String.init)
    }

    /// The place in a backtrace's frame: "1 0x… main + 12 in program at /folder/block-1:10:63".
    static func place(_ line: Substring) -> (part: String, line: Int, column: Int)? {
        guard let range = line.ranges(of: " at ").last else { return nil }
        let fields = line[range.upperBound...].split(separator: ":")
        guard fields.count == 3, let row = Int(fields[1]), let column = Int(fields[2].prefix { $0.isNumber }) else {
            return nil
        }
        let file = fields[0].split(separator: "/").last.map(String.init) ?? ""
        return file.hasPrefix("block-") || file.hasPrefix("inline-") ? (file, row, column) : nil
    }
}

private extension String {
    var trimmingSpaces: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

/// How much of a message is kept.
private let messageLimit = 4_000
