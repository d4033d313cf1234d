import Document
import Foundation
import Testing

@testable import Import

/// Every argument of what is carried over has a row, at its place, and a default that is known. `Signatures` holds what
/// `inspect.signature` says of Keras 3.15.1, and the source of PyTorch 2.15.0.
@Suite struct SignatureTests {
    @Test(arguments: ["keras", "torch"]) func `every argument of what is carried over has a row`(library: String) throws
    {
        let rows = rows[library] ?? [:]
        var told: Set<String> = []
        for signature in try signatures(library) {
            let row = try #require(rows[signature.kind]?.first { $0.names.contains(signature.name) }, "\(signature)")
            told.insert(signature.kind + row.names[0])
            let placed = row.arguments.filter { !$0.isNamed }.map(\.names[0])
            #expect(placed == signature.parameters.prefix(placed.count).map(\.name), "\(signature.name)")
            for (name, standard) in signature.parameters {
                let known = (row.arguments + CallRow.common).first { $0.names[0] == name }
                let argument = try #require(known, "\(name) of \(signature.name)")
                guard let standard else { continue }
                let object = PythonObject(path: [signature.name], arguments: [], place: place)
                let given = PythonArgument(name: name, value: standard, place: place)
                if case .none = standard { continue }
                if case .mode = argument.kind { continue }
                let written = try ArgumentValue(argument, given, of: object).text
                if let implied = argument.implied { #expect(Double(written ?? "") == Double(implied), "\(signature)") }
            }
        }
        for (kind, all) in rows {
            for row in all where !told.contains(kind + row.names[0]) {
                #expect(withoutSignature.contains(row.names[0]), "\(row.names)")
            }
        }
    }
}

private let place = Position(line: 1, column: 1)

private let rows: [String: [String: [CallRow]]] = [
    "keras": [
        "layers": KerasLayers.all, "activations": Activations.all.map(\.withClasses), "initializers": Initializers.all,
        "regularizers": Regularizers.all, "optimizers": KerasOptimizers.all, "losses": KerasLosses.all.map(\.call),
        "callbacks": [KerasCallbacks.fit, KerasCallbacks.stopping, KerasCallbacks.plateau],
    ],
    "torch": [
        "layers": TorchLayers.all, "optimizers": TorchOptimizers.all, "losses": TorchLosses.all.map(\.call),
    ],
]

/// Words alone, methods of tensors, and what takes anything.
private let withoutSignature: Set = ["swish", "relu_", "Identity"]

private extension CallRow {
    /// With the names of the layers that are found by their names in small letters.
    var withClasses: CallRow {
        let classes = ["relu": "ReLU", "elu": "ELU", "softmax": "Softmax"]
        return CallRow(names: names + names.compactMap { classes[$0] }, as: ours, isCall: isCall, arguments)
    }
}

private struct Signature {
    var kind: String
    var name: String
    var parameters: [(name: String, standard: PythonValue?)]
}

private func signatures(_ library: String) throws -> [Signature] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Signatures/\(library).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
        let head = line.prefix { $0 != ":" }.split(separator: ".").map(String.init)
        let parameters = parts(line.drop { $0 != ":" }.dropFirst()).filter { $0 != "*" }.map { text in
            let pair = text.split(separator: "=", maxSplits: 1)
            return (name: String(pair[0]), standard: pair.dropFirst().first.map { value(String($0)) })
        }
        return Signature(kind: head[0], name: head[1], parameters: parameters)
    }
}

/// What stands between commas that are in no brackets.
private func parts(_ text: Substring) -> [String] {
    var depth = 0, all = [""]
    for sign in text where sign != " " {
        if "([".contains(sign) { depth += 1 }
        if ")]".contains(sign) { depth -= 1 }
        if sign == ",", depth == 0 { all.append("") } else { all[all.count - 1].append(sign) }
    }
    return all.filter { !$0.isEmpty }
}

private func value(_ text: String) -> PythonValue {
    switch text {
    case "None": .none
    case "True", "False": .truth(text == "True")
    case _ where text.hasPrefix("("): .list(parts(text.dropFirst().dropLast()).map(value))
    case _ where text.hasPrefix("'"): .text(String(text.dropFirst().dropLast()))
    default: Int(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .unknown(text)
    }
}
