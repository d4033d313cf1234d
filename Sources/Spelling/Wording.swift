/// "1 run", "3 runs", "2 classes": a number and its noun, whose plural is `plural` where it is not the noun with an s.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(inNumber(count, noun, plural))"
}

/// The noun alone, as `count` of them are called: "run" or "runs".
package func inNumber(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    count == 1 ? noun : plural ?? noun + "s"
}

/// "a, b and c": names as a sentence lists them.
package func listed(_ names: [String], _ conjunction: String = "and") -> String {
    guard names.count > 1, let last = names.last else { return names.joined() }
    return "\(names.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}
