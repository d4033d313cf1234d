internal import ArgumentParser
internal import Foundation
internal import NumberFormats
internal import Report
internal import Runner
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
        subcommands: [Size.self, List.self, Prune.self, Path.self], defaultSubcommand: Size.self)
}

/// Which store.
struct StoreOptions: ParsableArguments {
    @Option(help: "The store's folder.")
    var store: String?

    /// - Throws: `ValidationError` for a folder that is not there.
    func folder() throws -> String {
        let isProject = FileManager.default.fileExists(atPath: "bnbook.yml")
        let usual = isProject ? [".bnbook"] : ["notebooks/.bnbook", ".bnbook"]
        let folder =
            store ?? Installation.namedStore ?? usual.first { FileManager.default.fileExists(atPath: $0) } ?? ".bnbook"
        guard FileManager.default.fileExists(atPath: folder) else {
            throw ValidationError("there is no store in \(folder)")
        }
        return folder
    }
}

extension StoreCommand {
    struct Path: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the store's folder.")
        @OptionGroup var options: StoreOptions

        func run() throws { print(URL(filePath: try options.folder()).standardizedFileURL.path(percentEncoded: false)) }
    }

    struct Size: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print how much is kept of each kind.")
        @OptionGroup var options: StoreOptions

        func run() throws {
            let store = Store(folder: try options.folder(), complain: Console(isQuiet: false).complain)
            for kind in store.kinds {
                let entries = store.entries(kind)
                print("\(kind): \(entries.count == 1 ? "1 entry" : "\(entries.count) entries"), \(kilobytes(entries))")
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
                print(([entry.kind, entry.key, "\(entry.size)"] + use.notebooks(using: entry)).joined(separator: "\t"))
            }
        }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete what no present notebook's last render used.",
            discussion:
                "With --no-keep-latest, also what present notebooks use; they are then run again. Half-written files older than a day always go."
        )
        @OptionGroup var options: StoreOptions

        @Option(help: ArgumentHelp("Only what is older: 12h, 30d (hours, days).", valueName: "age"))
        var olderThan: Age?

        @Flag(inversion: .prefixedNo, help: "Keep what the last renders of present notebooks used.")
        var keepLatest = true

        func run() throws {
            let use = StoreUse(folder: try options.folder(), console: Console(isQuiet: false))
            let limit = Date().timeIntervalSince1970 - (olderThan?.seconds ?? 0)
            let old = use.entries.filter { $0.modified <= limit && (!keepLatest || use.notebooks(using: $0).isEmpty) }
            let leftovers = use.store.leftovers().filter { $0.modified < Date().timeIntervalSince1970 - 86_400 }
            for entry in old + leftovers { use.store.remove(entry) }
            print(
                "\(old.count + leftovers.count) of \(use.entries.count + leftovers.count) deleted, \(kilobytes(old + leftovers))"
            )
        }
    }
}

/// An age on the command line.
struct Age: ExpressibleByArgument {
    let seconds: Double

    init?(argument: String) {
        guard let unit = argument.last, let scale = ["h": 3600.0, "d": 86_400][unit],
            let count = Double(argument.dropLast()), count >= 0
        else { return nil }
        seconds = count * scale
    }
}

private func kilobytes(_ entries: [Store.Entry]) -> String {
    NumberFormat.grouped.string((Double(entries.reduce(0) { $0 + $1.size }) / 1000).rounded(.up)) + "\u{00A0}kB"
}
