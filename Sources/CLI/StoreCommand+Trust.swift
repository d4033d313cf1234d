internal import ArgumentParser
internal import Spelling
internal import Store

extension StoreCommand {
    struct Trust: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take all that is kept for this machine's own.",
            discussion: """
                Of a store that came with a folder, or that an earlier bnbook wrote, only results of runs are used, and \
                reports say so. What is trusted is used like what was made here: ask yourself who wrote it. `bnbook verify` \
                carries the runs of a report out again instead.
                """)
        @OptionGroup var options: StoreOptions

        func run() throws {
            let store = Store(folder: try options.folder(), onStoreError: Console(isQuiet: false).storeError)
            guard store.key != nil else { throw ValidationError(StoreKey.absence) }
            for kind in Store.kinds {
                let entries = store.entries(kind)
                let count = entries.count { store.trust($0) }
                if count > 0 { print("\(kind): \(counted(count, "entry", "entries"))") }
            }
        }
    }
}
