import Foundation
import TestSupport
import Testing

@testable import Import

/// The tables of docs/importing.md are the rows that the code has: RECORD=1 writes them.
@Suite struct PageTests {
    @Test func `the page's tables are what the rows say`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/importing.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        let head = page[..<(try #require(page.range(of: mark)).upperBound)]
        try expectRecorded(head + "\n\n" + tables.joined(separator: "\n\n") + "\n", at: file)
    }
}

private let mark = "<!-- What follows is made by RECORD=1 swift test --filter PageTests. -->"

private var tables: [String] {
    [
        "## Keras's layers\n\n" + table(KerasLayers.all), "## PyTorch's layers\n\n" + table(TorchLayers.all),
        "## Keras's optimizers\n\n" + table(KerasOptimizers.all),
        "## PyTorch's optimizers\n\n" + table(TorchOptimizers.all),
        "## Losses\n\n" + losses, "## Data sets\n\n" + data,
    ]
}

private func table(_ rows: [CallRow]) -> String {
    "| there | arguments that are carried over | here |\n|---|---|---|\n"
        + rows.map { row in
            let names = row.names.map { "`\($0)`" }.joined(separator: ", ")
            let arguments = row.arguments.map(words).filter { !$0.isEmpty }.joined(separator: ", ")
            let ours = row.ours.isEmpty ? "nothing" : "`\(row.ours.hasSuffix(")") ? row.ours : row.ours + "(…)")`"
            return "| \(names) | \(arguments) | \(ours) |"
        }.joined(separator: "\n")
}

private func words(_ row: ArgumentRow) -> String {
    switch row.kind {
    case .ignored, .mode, .only, .onlyActivation, .onlyInitializer: ""
    default: "`\(row.names[0])`"
    }
}

private var losses: String {
    let rows = KerasLosses.all.map { ("Keras", $0) } + TorchLosses.all.map { ("PyTorch", $0) }
    return "| of | there | here |\n|---|---|---|\n"
        + rows.map { library, row in
            "| \(library) | \(row.names.map { "`\($0)`" }.joined(separator: ", ")) | `\(row.ours.isEmpty ? ".crossEntropy()" : row.ours)` |"
        }.joined(separator: "\n")
}

private var data: String {
    "| Keras | torchvision | here |\n|---|---|---|\n"
        + KnownData.all.map {
            "| \($0.keras.isEmpty ? "–" : "`\($0.keras)`") | `\($0.torch)` | `Dataset.\($0.ours)()` |"
        }
        .joined(separator: "\n")
}
