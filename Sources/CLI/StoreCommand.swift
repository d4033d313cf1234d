internal import ArgumentParser
internal import Foundation
internal import NumberFormats
internal import Report
internal import Runner
internal import Spelling
internal import Store

/// `bnbook store`: says what is kept, and makes room.
struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Show and prune what is kept between renders.",
        discussion: """
            The store is the folder that BNBOOK_STORE names, else .bnbook beside bnbook.yml, in notebooks/ or in the working folder.
            All of it may be deleted at any time: what is missing is made again.

            EXAMPLES
              bnbook store size
              bnbook store list --store notebooks/.bnbook
              bnbook store prune --older-than 30d
            """,
        subcommands: [Size.self, List.self, Prune.self, Trust.self, Path.self], defaultSubcommand: Size.self)
}

/// Which store.
struct StoreOptions: ParsableArguments {
    @Option(help: "The store's folder.")
    var store: String?

    func validate() throws { try expectNamed(store, "--store") }

    /// - Throws: `ValidationError` for a folder that is not there, or is no store.
    func folder() throws -> String {
        let usual = Installation.usualStores
        let folder =
            store ?? usual.first { FileManager.default.fileExists(atPath: $0) } ?? usual.last ?? ".bnbook"
        guard isFolder(folder) else {
            throw ValidationError("there is no store in \(folder)")
        }
        let strangers = Store(folder: folder) { _ in }.strangers
        guard strangers.isEmpty else {
            let some = strangers.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
            throw ValidationError(
                "\(folder) is no store: it has no \(Store.markName) of bnbook's, and holds \(some)\(strangers.count > 3 ? " and more" : "")"
            )
        }
        return folder
    }
}

extension StoreCommand {
    struct Path: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the store's folder.")
        @OptionGroup var options: StoreOptions

        func run() throws { print(absolutePath(try options.folder()).printable) }
    }

    struct Size: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print how much is kept of each kind.")
        @OptionGroup var options: StoreOptions

        func run() throws {
            let store = Store(folder: try options.folder(), onStoreError: Console(isQuiet: false).storeError)
            for kind in Store.kinds {
                let entries = store.entries(kind)
                if !entries.isEmpty {
                    print("\(kind): \(counted(entries.count, "entry", "entries")), \(kilobytes(entries))")
                }
            }
            let leftovers = store.leftovers()
            if !leftovers.isEmpty {
                print("half-written: \(counted(leftovers.count, "file")), \(kilobytes(leftovers))")
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List every entry: kind, name, bytes, and the notebooks that use it.")
        @OptionGroup var options: StoreOptions

        func run() throws {
            let use = StoreUse(folder: try options.folder(), console: Console(isQuiet: false))
            for entry in use.entries {
                print(
                    ([entry.kind, entry.key, "\(entry.size)"] + use.notebooks(using: entry)).joined(separator: "\t")
                        .printable)
            }
        }
    }
}

func kilobytes(_ entries: [Store.Entry]) -> String {
    NumberFormat.grouped.string((Double(entries.reduce(0) { $0 + $1.size }) / 1000).rounded(.up)) + "\u{00A0}kB"
}
