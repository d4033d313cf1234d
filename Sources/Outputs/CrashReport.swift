/// What a crashed Swift program left on its standard error: why, and at which place in the notebook's parts.
package struct CrashReport {
    /// The runtime's own words; `nil` where it left none.
    package private(set) var message: String?
    /// The innermost place within the notebook's own code; the line is counted as the compiler does.
    package private(set) var place: (part: String, line: Int, column: Int)?

    package init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if message == nil, let first = Self.message(line) {
                message = ([first] + Self.continuation(lines[(index + 1)...])).joined(separator: "\n")
            }
            place = place ?? Self.place(line)
        }
    }
}

private extension CrashReport {
    /// The words after "Fatal error: ", or between the stars of "*** Swift runtime failure: arithmetic overflow ***".
    static func message(_ line: Substring) -> String? {
        if let range = line.firstRange(of: "Fatal error: ") {
            let words = line[range.upperBound...]
            let thrown = "Error raised at top level: "
            return words.hasPrefix(thrown) ? "thrown error: " + words.dropFirst(thrown.count) : String(words)
        }
        if let range = line.firstRange(of: "Swift runtime failure: "), line.hasPrefix("***") {
            return String(line[range.upperBound...].prefix { $0 != "*" }).trimmingSpaces
        }
        return nil
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
