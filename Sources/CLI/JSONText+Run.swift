internal import Engine
internal import Experiments
internal import Foundation
internal import Spelling

/// What is wrong with a run's JSON, at its place.
extension JSONText {
    /// Where and why it holds no run.
    func explanation(of error: any Error) -> Fault {
        func fault(_ context: DecodingError.Context, _ message: String, hint: Hint? = nil) -> Fault {
            Fault(place: node(at: context.codingPath).range.lowerBound, message: message, hint: hint)
        }
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return fault(context, "\"\(key.stringValue)\" is missing")
        case DecodingError.typeMismatch(let type, let context), DecodingError.valueNotFound(let type, let context):
            return fault(context, mismatch(type, context.codingPath))
        case DecodingError.dataCorrupted(let context): return corruption(context)
        default: return Fault(place: 0, message: "the run cannot be read")
        }
    }

    /// A member that says nothing of the run: it is not written where the run is, nor does it matter what it holds.
    func unknownMember(of spec: RunSpec) -> Fault? {
        guard let json = try? spec.json(), let written = try? JSONText(Array(json.utf8)) else { return nil }
        return unknownMember(in: root, written.root, spec)
    }
}

private extension JSONText {
    /// What was found and what was expected where a value is of another kind.
    func mismatch(_ type: Any.Type, _ path: [any CodingKey]) -> String {
        let found = node(at: path)
        let name =
            path.last.map { $0.intValue == nil ? "\"\($0.stringValue)\"" : "item \($0.intValue! + 1)" } ?? "the run"
        let kinds = [
            (["Int", "UInt64", "UInt", "Int64"], "a whole number"), (["Double", "Float"], "a number"),
            (["String"], "a text"), (["Bool"], "true or false"),
        ]
        let written = "\(type)"
        let expected =
            kinds.first { $0.0.contains(written) }?.1
            ?? (written.hasPrefix("Array") ? "an array" : written.hasPrefix("Dictionary") ? "an object" : nil)
        guard let expected, expected != found.kind else {
            return "\(name) holds what is not known here\(members(of: found))"
        }
        return "\(name) is \(found.kind); expected \(expected)"
    }

    /// ": "adma"" for an object whose one member says what it is.
    func members(of node: Node) -> String {
        guard case .object(let members) = node.content, !members.isEmpty else { return "" }
        return ": " + members.map { "\"\($0.name)\"" }.joined(separator: ", ")
    }

    /// What is said of a value that is of the right kind.
    func corruption(_ context: DecodingError.Context) -> Fault {
        let found = (context.codingPath.isEmpty ? unfitNumber : nil) ?? node(at: context.codingPath)
        let value = text(of: found)
        guard let list = context.debugDescription.firstRange(of: "; expected ") else {
            return Fault(place: found.range.lowerBound, message: "\(value) cannot stand here")
        }
        let known = context.debugDescription[list.upperBound...].replacing(" or ", with: ", ").split(separator: ", ")
        return Fault(
            place: found.range.lowerBound, message: context.debugDescription,
            hint: suggestion(for: value.replacing("\"", with: ""), among: known.map(String.init)))
    }

    /// The number that does not fit its member, such as a fraction where a whole number is: Foundation (of Swift 6.3)
    /// calls all of the JSON invalid then, so each is tried with another in its place.
    var unfitNumber: Node? {
        root.first { node in
            guard case .number = node.content else { return false }
            do { _ = try RunSpec(json: replacing(node, with: "1")) } catch DecodingError.dataCorrupted(let context) {
                return !context.codingPath.isEmpty
            } catch {}
            return true
        }
    }

    func replacing(_ node: Node, with text: String) -> [UInt8] {
        Array(bytes[..<node.range.lowerBound] + text.utf8 + bytes[node.range.upperBound...])
    }

    func text(of node: Node) -> String { String(decoding: bytes[node.range], as: UTF8.self) }

    func unknownMember(in node: Node, _ written: Node, _ spec: RunSpec) -> Fault? {
        switch (node.content, written.content) {
        case (.object(let members), .object(let known)):
            for member in members {
                if let same = known.first(where: { $0.name == member.name }) {
                    if let found = unknownMember(in: member.value, same.value, spec) { return found }
                } else if !matters(member, spec) {
                    let names = known.map(\.name) + Self.optionalMembers
                    return Fault(
                        place: member.start, message: "there is no member \"\(member.name)\"",
                        hint: suggestion(for: member.name, among: names))
                }
            }
            return nil
        case (.array(let values), .array(let known)):
            return zip(values, known).lazy.compactMap { unknownMember(in: $0, $1, spec) }.first
        default: return nil
        }
    }

    /// Whether the run is another, or none, with something else in a member's place: one that is left out at its
    /// default may be written all the same.
    func matters(_ member: Member, _ spec: RunSpec) -> Bool {
        (try? RunSpec(json: replacing(member.value, with: "\"\\u0001\""))) != spec
    }

    /// Members of a run that are left out at their defaults.
    static let optionalMembers = [
        "loss", "options", "initialWeights", "schedule", "clipping", "weightDecay", "transforms", "validationCount",
    ]
}
