import Foundation
import Testing

/// `store prune` removes what bnbook keeps, and nothing else, wherever it is let loose.
@Suite struct PruneTests {
    let key = String(repeating: "0", count: 62)

    @Test(arguments: [["--store", "home"], []]) func aFolderThatIsNoStoreIsRefused(arguments: [String]) throws {
        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        for file in ["Documents/2026/thesis.tex", "Photos/summer/album/b.jpg", "runs/\(key)/x", "runs/ab/\(key)"] {
            try bnbook.write("home/\(file)", "")
        }
        if arguments.isEmpty { bnbook.environment["BNBOOK_STORE"] = "home" }
        let before = bnbook.files("home")
        for command in ["prune", "size", "list"] {
            let outcome = try bnbook.run(arguments: ["store", command] + arguments)
            #expect(outcome.exitCode == 64, "\(outcome)")
            #expect(
                outcome.errors.contains(
                    "home is no store: it has no CACHEDIR.TAG of bnbook's, and holds \"Documents\", \"Photos\", \"runs/\(key)\""
                ), "\(outcome)")
        }
        #expect(bnbook.files("home") == before)
    }

    /// A project's folder that is named as the store stays what it is; it is no cache that copies may leave out.
    @Test func aProjectsFolderAsStoreIsHarmless() throws {
        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "$x$\n")
        try bnbook.write("figures/raw/a.png", "")
        bnbook.environment["BNBOOK_STORE"] = bnbook.folder.path(percentEncoded: false)
        #expect(try bnbook.run("render", "a.md").exitCode == 0)
        let before = bnbook.files(".").filter { !$0.key.hasPrefix("std") }
        #expect(!before.keys.contains("CACHEDIR.TAG") && before.keys.contains { $0.hasPrefix("mathml/") })
        #expect(try bnbook.run("store", "prune", "--older-than", "0h", "--no-keep-latest").exitCode == 64)
        #expect(bnbook.files(".").filter { !$0.key.hasPrefix("std") } == before)
    }

    /// In a store, what is not named as an entry, what a link leads to, and what is young stays.
    @Test(arguments: [false, true]) func onlyEntriesAreRemoved(isMarked: Bool) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        if isMarked {
            try bnbook.write("a.md", "$x$\n")
            try bnbook.run("render", "a.md")
            #expect(bnbook.text(".bnbook/CACHEDIR.TAG").hasPrefix("Signature: 8a477f597d28d172789f06886806bc55\n"))
            try bnbook.write(".bnbook/notes/aa/mine.txt", "")
            try bnbook.write(".bnbook/runs/mine/mine.txt", "")
        }
        let mine = [
            "runs/ab/mine.txt", "runs/ab/\(key)0", "runs/ab/\(key.dropLast())A", "runs/ab/\(key).part.txt",
            "runs/cd/\(key)/x",
            "programs/ab/\(key)/mine.txt", "programs/ab/\(key)/program",
        ]
        let own = [
            "runs/ab/\(key)", "runs/ab/\(key).1a.part", "mathml/00/\(key)", "programs/cd/\(key)/program",
            "programs/cd/\(key)/program.json",
        ]
        for file in mine + own { try bnbook.write(".bnbook/\(file)", "") }
        try bnbook.write("elsewhere/ab/\(key)", "")
        try bnbook.run(tool: "/bin/ln", "-s", "../elsewhere", ".bnbook/outputs")
        try bnbook.run(tool: "/bin/ln", "-s", "../../elsewhere/ab", ".bnbook/runs/ef")
        try bnbook.run(tool: "/bin/ln", "-s", "../../../elsewhere/ab/\(key)", ".bnbook/runs/ab/\(key.dropLast())1")
        let before = bnbook.files(".bnbook")
        #expect(try bnbook.run("store", "prune", "--no-keep-latest").output.contains("0 of "))
        let planned = try bnbook.run("store", "prune", "--older-than", "0h", "--no-keep-latest", "--dry-run")
        #expect(bnbook.files(".bnbook") == before)
        let outcome = try bnbook.run("store", "prune", "--older-than", "0h", "--no-keep-latest")
        #expect(outcome.output == planned.output.replacing("would be deleted", with: "deleted"))
        let gone = Set(before.keys).subtracting(bnbook.files(".bnbook").keys)
        #expect(gone.isSuperset(of: own) && gone.isDisjoint(with: mine))
        #expect(gone.count == own.count + (isMarked ? 1 : 0), "\(gone)")
        #expect(bnbook.files("elsewhere").keys.sorted() == ["ab/\(key)"])
    }
}
