/// How the compiler ended by a mistake of its own, from what it wrote of it: pages of its own functions, among which is why,
/// and what of the code it had in hand.
struct CompilerCrash: Hashable {
    /// "Assertion failed: …", "Illegal instruction".
    var cause: String
    /// What it was doing, from the outermost to the innermost: "While type-checking statement at [block-2:5:1 - line:5:9]".
    var activities: [String]
    /// "6.3.1 (swift-6.3.1-RELEASE)"; empty where it did not say.
    var version = ""

    /// `nil` for words of a compiler that did not crash.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("Stack dump:") }) else { return nil }
        // Between them may stand lines of the code that they quote.
        let entries = lines[start...].dropFirst().prefix { !$0.hasPrefix(" #0 ") }.compactMap { line -> String? in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return parts.count == 2 && parts[0].hasSuffix(".") && Int(parts[0].dropLast()) != nil
                ? parts[1].trimmed : nil
        }
        activities = entries.filter { $0.hasPrefix("While ") }
        for entry in entries {
            if let range = entry.firstRange(of: "Swift version ") { version = String(entry[range.upperBound...]) }
        }
        // What it said last before it asks for a report is why, but where it is the excerpt of a warning.
        let before = lines[..<start].filter { !$0.isEmpty && !$0.hasPrefix("Please submit a bug report") }
        let reasons = ["Assertion failed", "Assertion `", "Fatal error", "fatal error:", "LLVM ERROR", "UNREACHABLE"]
        let reason =
            before.last { line in reasons.contains { line.contains($0) } }
            ?? before.last { $0.hasPrefix("SIL verification failed") || $0.hasPrefix("Abort:") }
        let signal = lines.lazy.compactMap { line in
            line.hasPrefix("*** Program crashed: ") ? line.dropFirst(21).prefix { $0 != "*" } : nil
        }.first
        let name = signal.map { $0.firstRange(of: " at 0x").map { range in signal![..<range.lowerBound] } ?? $0 }
        cause = String(reason ?? name ?? "it does not say why").prefix { $0 != "\r" }.trimmed
    }

    /// The innermost place in the author's code that it had in hand, by the name that it knows the code by.
    var place: (file: String, line: Int, column: Int)? {
        for activity in activities.reversed() {
            guard let open = activity.firstIndex(of: "[") else { continue }
            let place = activity[open...].dropFirst().prefix { $0 != " " && $0 != "]" }
            let parts = place.split(separator: ":")
            guard parts.count >= 3, let line = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1])
            else { continue }
            return (parts.dropLast(2).joined(separator: ":"), line, column)
        }
        return nil
    }

    /// The cause and what was done, in a line.
    var summary: String {
        let activity = activities.last.map { ", " + $0.prefix(1).lowercased() + $0.dropFirst().prefix(200) } ?? ""
        return
            "the Swift compiler\(version.isEmpty ? "" : " " + version.prefix { $0 != " " }) crashed, which is its own mistake whatever the code: \(cause)\(activity); the same written otherwise may pass"
    }
}

extension CompilerCrash: CustomStringConvertible {
    /// The summary, and what it had in hand below.
    var description: String {
        ([summary] + activities.dropLast().map { "  \($0.prefix(200))" }
            + ["  A report of it can be made at https://swift.org/contributing/#reporting-bugs."])
            .joined(separator: "\n")
    }
}

private extension StringProtocol {
    /// Without blanks around it and full stops behind it.
    var trimmed: String {
        var text = self[...]
        while text.last?.isWhitespace == true || text.last == "." { text.removeLast() }
        return String(text.drop(while: \.isWhitespace))
    }
}
