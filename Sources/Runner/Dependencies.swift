internal import FoundationEssentials
package import Notebook
internal import Outputs
internal import Store

/// Everything that a notebook's outputs depend on, apart from data that only its run asks for: equal dependencies,
/// equal outputs.
package struct Dependencies: Codable, Hashable, Sendable {
    /// One thing the outputs depend on.
    package struct Item: Codable, Hashable, Sendable {
        /// "block 3", "inline value 2", "parameter epochs", "file data.csv", "code Shared.swift", "bnbook",
        /// "Swift".
        package var name: String
        /// The value itself where it is short, a digest where it is long.
        package var value: String
    }

    /// In the order of the notebook, then what compiles and runs it.
    package var items: [Item]

    /// The digest of all of it: the outputs' name in the store.
    package var key: String {
        SHA256.digest("outputs 1\n" + items.map { "\($0.name)\u{1F}\($0.value)" }.joined(separator: "\u{1E}"))
    }
}

extension Dependencies {
    /// What `notebook` depends on: its Swift without comments and spacing and that of its folder, its parameters, the files it names, what
    /// compiles and runs it, and what it may do.
    package init(_ notebook: Notebook, toolchain: Toolchain, isBounded: Bool) {
        let tools = toolchain.identities.map { Item(name: $0.name, value: shortDigest($0.identity)) }
        let parameters = notebook.frontMatter.parameters.map { parameter in
            Item(
                name: "parameter \(parameter.name)",
                value: parameter.value.text.count > 40 ? shortDigest(parameter.value.literal) : parameter.value.literal)
        }
        let folder = URL(filePath: notebook.folder)
        let files = notebook.frontMatter.files.map { file in
            let contents = FileManager.default.contents(
                atPath: folder.appending(path: file).path(percentEncoded: false))
            return Item(name: "file \(file)", value: contents.map { shortDigest(Array($0)) } ?? "missing")
        }
        let permissions = notebook.frontMatter.permissions
        let rights =
            (isBounded
                ? permissions.words.map { Item(name: "allow \($0)", value: "yes") }
                : [Item(name: "sandbox", value: "none")])
            + permissions.environment.map { name in
                let value = ProcessInfo.processInfo.environment[name]
                return Item(name: "environment \(name)", value: value.map { shortDigest($0) } ?? "missing")
            }
        items =
            tools + rights + parameters + files
            + notebook.sharedCode.map {
                Item(name: "code \($0.path)", value: shortDigest(SwiftToken.essence(of: $0.text)))
            }
            + notebook.sourceParts.map { part in
                let essence = SwiftToken.essence(of: part.code)
                return Item(
                    name: part.title,
                    value: (part.mustFail ? "must fail " : "")
                        + (part.isInline && essence.count <= 40 ? essence : shortDigest(essence)))
            }
    }
}

extension SourcePart {
    /// What a reader calls it: "block 3".
    var title: String {
        switch part {
        case .block(let index): "block \(index + 1)"
        case .inline(let index): "inline value \(index + 1)"
        }
    }
}

/// Sixteen digits tell apart all that one notebook ever was.
private func shortDigest(_ text: String) -> String { String(SHA256.digest(text).prefix(16)) }
private func shortDigest(_ bytes: [UInt8]) -> String { String(SHA256.digest(bytes).prefix(16)) }
