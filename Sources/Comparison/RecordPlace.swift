/// A step on the way to a value in a record.
enum RecordStep {
    /// The member of that name.
    case key(String)
    /// The item of that index, 0 for the first.
    case index(Int)
}

/// Where in a record a value is, in words, by the names that the drawn record has; and what kind of change one there
/// is.
func recordPlace(_ path: [RecordStep], in record: JSONTree?) -> MarkupPlace {
    var (words, here, list) = ([String](), record, "")
    for step in path {
        switch step {
        case .key(let key):
            here = here?[key]
            if !containers.contains(key) { words.append("`\(key)`") }
            list = key
        case .index(let index):
            here = here?[index]
            words.append(name(of: here, list, index))
            // A row is a list without a name of its own.
            if list == "rows" { list = "cells" }
        }
    }
    let place = words.isEmpty ? "the record" : "in the record, \(words.joined(separator: ", "))"
    return MarkupPlace(words: place, kind: kind(path))
}

/// Lists and wrappings that need no name of their own.
private let containers: Set = [
    "values", "blocks", "trials", "runs", "parameters", "outputs", "rows", "marks", "channels",
]

private func name(of element: JSONTree?, _ list: String, _ index: Int) -> String {
    func text(_ key: String) -> String? { element?[key]?.text }
    switch list {
    case "blocks": return text("name") ?? text("label") ?? "block \(index + 1)"
    case "values":
        guard let expression = text("expression") else { return "point \(index + 1)" }
        return "the inline value `\(expression)` on line \(text("line") ?? "?")"
    case "trials": return "the trial “\(text("name") ?? "\(index + 1)")”"
    case "runs": return "the run of seed \(text("seed") ?? "\(index)")"
    case "parameters", "files", "images": return "“\(text("name") ?? "\(index + 1)")”"
    case "includedFiles": return "the file \(text("path") ?? "\(index + 1)")"
    case "rows": return element?[0]?["text"]?.text.map { "row “\($0)”" } ?? "row \(index + 1)"
    case "cells": return "cell \(index + 1)"
    case "channels": return "channel \(text("role") ?? "\(index + 1)")"
    case "marks": return "\(text("kind") ?? "mark") \(index + 1)"
    case "outputs": return "output \(index + 1)"
    default: return "no. \(index + 1)"
    }
}

private func kind(_ path: [RecordStep]) -> Difference.Kind {
    guard case .key(let first)? = path.first else { return .record }
    return first == "warnings" ? .warning : .record
}
