internal import ArgumentParser
internal import Foundation
internal import Spelling
internal import Store

extension StoreCommand {
    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete what no present notebook's last render used.",
            discussion: """
                What is younger than a day stays, since a render may be at work on it; --older-than 0h takes that too. \
                With --no-keep-latest, also what present notebooks use goes; they are then run again. Nothing is touched \
                that bnbook did not put there.

                EXAMPLES
                  bnbook store prune --dry-run
                  bnbook store prune --older-than 30d
                """
        )
        @OptionGroup var options: StoreOptions

        @Option(help: ArgumentHelp("Only what is older: 12h, 30d (hours, days).", valueName: "age"))
        var olderThan = Age.day

        @Flag(inversion: .prefixedNo, help: "Keep what the last renders of present notebooks used.")
        var keepLatest = true

        @Flag(help: "Delete nothing, and say what would be.")
        var dryRun = false

        func run() throws {
            let use = StoreUse(folder: try options.folder(), console: Console(isQuiet: false))
            let leftovers = use.store.leftovers()
            let unused = use.entries.filter { !keepLatest || use.notebooks(using: $0).isEmpty } + leftovers
            let now = Date().timeIntervalSince1970
            let old = unused.filter { $0.modified <= now - olderThan.seconds }
            if !dryRun { for entry in old { use.store.remove(entry) } }
            for kind in Store.kinds {
                let own = old.filter { $0.kind == kind }
                if !own.isEmpty { print("\(kind): \(counted(own.count, "entry", "entries")), \(kilobytes(own))") }
            }
            let young = unused.count - old.count
            print(
                "\(old.count) of \(use.entries.count + leftovers.count) \(dryRun ? "would be deleted" : "deleted"), "
                    + kilobytes(old)
                    + (young == 0 ? "" : "; \(young) unused stay for now, less than \(olderThan.text) old"))
        }
    }
}

/// An age on the command line.
struct Age: ExpressibleByArgument {
    let seconds: Double
    /// "30d".
    let text: String

    static let day = Age(seconds: 86_400, text: "1d")

    private init(seconds: Double, text: String) { (self.seconds, self.text) = (seconds, text) }

    init?(argument: String) {
        guard let unit = argument.last, let scale = ["h": 3600.0, "d": 86_400][unit],
            let count = Double(argument.dropLast()), count >= 0, count.isFinite
        else { return nil }
        self.init(seconds: count * scale, text: argument)
    }

    var defaultValueDescription: String { text }
}
