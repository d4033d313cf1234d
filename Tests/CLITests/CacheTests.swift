import Foundation
import Testing

/// What exactly one change makes anew: the mutation table of the store.
@Suite(RenderedNotebook.cached) struct CacheTests {
    static let notebook = """
        ---
        title: Cache
        params: {epochs: 1, unused: 1}
        files: [numbers.txt]
        bibliography: books.bib
        ---

        Prose. See @b.

        {{< include part.md >}}

        ```swift experiment
        //| label: tbl-result
        //| caption: A table.
        let data = try Dataset.digits(train: 80, test: 40)
        let model = Model("One") { Flatten(); Dense(10, activation: .softmax) }
        let other = Model("Two") { Flatten(); Dense(8, activation: .relu); Dense(10, activation: .softmax) }
        let result = try Experiment(on: data, epochs: params.epochs, seeds: 2) {
            model
            other
        }.run()
        result.summary
        ```

        ```swift experiment
        //| label: fig-loss
        Chart(result.history) { LineMark(x: .value("Epoch", $0.number), y: .value("Loss", $0.testLoss)).foregroundStyle(by: .value("Model", $0.trial)) }
        ```

        It is `{swift} result["One"].testLoss`.

        """

    /// One change, and what it must cost: programs compiled, whether blocks run, runs reused and trained.
    struct Change: CustomTestStringConvertible, Sendable {
        var name: String
        var old = ""
        var new = ""
        var numbers = "1 2\n"
        /// Another file beside the notebook, changed or new.
        var file: (name: String, text: String)?
        var arguments: [String] = []
        var compiled = 0
        var runs = false
        var reused = 4
        var trained = 0
        var testDescription: String { name }
    }

    static let changes = [
        Change(name: "nothing"),
        Change(name: "prose", old: "Prose.", new: "Other prose,\n\nand more."),
        Change(name: "title", old: "title: Cache", new: "title: Store"),
        Change(name: "caption", old: "A table.", new: "Another table."),
        Change(
            name: "comment", old: "result.summary\n", new: "// What follows is shown.\nresult.summary  /* here */\n"),
        Change(name: "spacing", old: "seeds: 2) {\n    model", new: "seeds: 2)   {\n\n        model"),
        Change(name: "chart", old: "\"Loss\"", new: "\"Test loss\"", compiled: 1, runs: true),
        Change(
            name: "inline value", old: "`{swift} result[\"One\"]", new: "`{swift} result[\"Two\"]", compiled: 1,
            runs: true),
        Change(
            name: "string that looks like a comment", old: "Model(\"Two\")", new: "Model(\"Two // a\")", compiled: 1,
            runs: true),
        Change(name: "trial's name", old: "Model(\"Two\")", new: "Model(\"Deux\")", compiled: 1, runs: true),
        Change(name: "a seed more", old: "seeds: 2", new: "seeds: 3", compiled: 1, runs: true, trained: 2),
        Change(
            name: "a batch size more", old: "    other\n",
            new: "    other\n    Trial(\"Three\", other, batchSize: 16)\n", compiled: 1, runs: true, trained: 2),
        Change(
            name: "one model's layer", old: "Dense(8,", new: "Dense(9,", compiled: 1, runs: true, reused: 2, trained: 2),
        Change(
            name: "optimizer", old: "on: data,", new: "on: data, optimizer: .sgd(),", compiled: 1, runs: true,
            reused: 0, trained: 4),
        Change(name: "data", old: "train: 80", new: "train: 81", compiled: 1, runs: true, reused: 0, trained: 4),
        Change(name: "parameter", old: "epochs: 1", new: "epochs: 2", compiled: 1, runs: true, reused: 0, trained: 4),
        Change(
            name: "parameter given", arguments: ["--param", "epochs=2"], compiled: 1, runs: true, reused: 0, trained: 4),
        Change(name: "parameter without effect", old: "unused: 1", new: "unused: 2", compiled: 1, runs: true),
        Change(name: "file", numbers: "1 3\n", runs: true),
        Change(name: "part's prose", file: ("part.md", "Other words of a part.\n")),
        Change(name: "part's Swift", file: ("part.md", "Words and `{swift} 1 + 1`.\n"), compiled: 1, runs: true),
        Change(
            name: "bibliography",
            file: ("books.bib", "@book{b, title = {Another title}, author = {A. Author}, year = 2001}\n")),
        Change(name: "project's defaults", file: ("bnbook.yml", "lang: de\n")),
        Change(name: "order of blocks", old: "{{<", new: "```swift experiment\n1\n```\n\n{{<", compiled: 1, runs: true),
        Change(name: "cores", arguments: ["--jobs", "1"]),
        Change(name: "asked for", arguments: ["--fresh"], runs: true, reused: 0, trained: 4),
    ]

    /// The files beside the notebook.
    static func writeCompanions(_ bnbook: Bnbook) throws {
        try bnbook.write("numbers.txt", "1 2\n")
        try bnbook.write("part.md", "Words of a part.\n")
        try bnbook.write("books.bib", "@book{b, title = {A title}, author = {A. Author}, year = 2001}\n")
        try bnbook.write("bnbook.yml", "lang: en\n")
    }

    @Test(arguments: changes) func oneChangeCostsWhatItMust(change: Change) throws {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        let programs = bnbook.files(".bnbook/programs").count
        #expect(change.old.isEmpty || Self.notebook.contains(change.old))
        try bnbook.write(
            "a.md", change.old.isEmpty ? Self.notebook : Self.notebook.replacing(change.old, with: change.new))
        try bnbook.write("numbers.txt", change.numbers)
        if let file = change.file { try bnbook.write(file.name, file.text) }
        let second = try bnbook.run(arguments: ["render", "a.md", "--output", "second"] + change.arguments)
        let (runs, expected) = (change.reused + change.trained, "\(change.reused) reused, \(change.trained) trained")
        #expect(second.output.contains(" \(runs) runs: \(expected)"), "\(second)")
        #expect(second.output.contains("unchanged") == !change.runs, "\(second)")
        #expect(bnbook.files(".bnbook/programs").count - programs == change.compiled)
        // The same again costs nothing, and what is kept is what a fresh render gives.
        let third = try bnbook.run(
            arguments: ["render", "a.md", "--output", "third"] + change.arguments.filter { $0 != "--fresh" })
        #expect(third.output.contains("unchanged") && third.output.contains(" 0 trained"), "\(third)")
        #expect(bnbook.files("third") == bnbook.files("second"))
        try bnbook.run(arguments: ["render", "a.md", "--fresh", "--output", "fresh"] + change.arguments)
        #expect(bnbook.files("fresh") == bnbook.files("second"))
    }

    /// Files that a block reads through `Dataset` are seen without being named in the front matter, by the cache and by
    /// verify.
    @Test func dataThatABlockReadsIsObserved() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "notebooks/a.md",
            """
            ```swift experiment
            let data = try Dataset.csv(train: "train.csv", test: "test.csv")
            let model = Model("M") { Dense(2, activation: .softmax) }
            try Experiment(on: data, epochs: 1, batchSize: 2, seeds: 1) { model }.run().summary
            ```

            """)
        try bnbook.write("notebooks/train.csv", "x,y,label\n0,1,0\n1,0,1\n0.5,1,0\n1,0.5,1\n")
        try bnbook.write("notebooks/test.csv", "x,y,label\n0,0.9,0\n0.9,0,1\n")
        #expect(try bnbook.run("render", "notebooks/a.md").output.contains("1 run: 0 reused, 1 trained"))
        #expect(try bnbook.run("render", "notebooks/a.md").output.contains("1 block unchanged"))
        #expect(try bnbook.run("verify", "output/a.html").exitCode == 0)
        try bnbook.write("notebooks/test.csv", "x,y,label\n0,0.8,0\n0.9,0,1\n")
        #expect(
            try bnbook.run("verify", "output/a.html").errors.contains(
                "cannot be verified: test.csv in notebooks is not the file it was made with"))
        #expect(try bnbook.run("why", "notebooks/a.md").output.contains("data train.csv, test.csv: "))
        #expect(try bnbook.run("render", "notebooks/a.md").output.contains("1 run: 0 reused, 1 trained"))
    }

    @Test func goingBackCostsNothing() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try Self.writeCompanions(bnbook)
        for (text, isUnchanged) in [("Loss", false), ("Test loss", false), ("Loss", true), ("Test loss", true)] {
            try bnbook.write("a.md", Self.notebook.replacing("\"Loss\"", with: "\"\(text)\""))
            #expect(try bnbook.run("render", "a.md").output.contains("unchanged") == isUnchanged)
        }
    }

    @Test func manyRendersShareOneStore() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", Self.notebook)
        try Self.writeCompanions(bnbook)
        let processes = try (0..<4).map { try bnbook.start(["render", "a.md", "--quiet", "--output", "out\($0)"]) }
        for process in processes { try process.run() }
        for process in processes { process.waitUntilExit(); #expect(process.terminationStatus == 0) }
        for index in 1..<4 { #expect(bnbook.files("out\(index)") == bnbook.files("out0")) }
        #expect(bnbook.files(".bnbook").keys.allSatisfy { !$0.hasSuffix(".part") })
    }

    /// Kills a render at many points; each time all that is there is whole, and in the end the bytes are those of one
    /// that was left alone.
    @Test func rendersKilledAtAnyPointLoseNothing() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try Self.writeCompanions(bnbook)
        try bnbook.write(
            "a.md",
            Self.notebook.replacing("train: 80", with: "train: 2000").replacing("epochs: 1,", with: "epochs: 4,"))
        try bnbook.run("render", "a.md", "--fresh", "--output", "undisturbed")
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: ".bnbook"))
        let undisturbed = bnbook.files("undisturbed")
        var random: UInt64 = 7
        for _ in 0..<20 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let process = try bnbook.start(["render", "a.md", "--quiet", "--jobs", "1", "--output", "disturbed"])
            try process.run()
            usleep(UInt32(random >> 33) % 900_000)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            for (name, bytes) in bnbook.files("disturbed") where !name.hasSuffix(".part") {
                #expect(bytes == undisturbed[name], "\(name)")
            }
        }
        #expect(try bnbook.run("render", "a.md", "--output", "disturbed").exitCode == 0)
        #expect(bnbook.files("disturbed").filter { !$0.key.hasSuffix(".part") } == undisturbed)
    }

    @Test(arguments: ["data", "mathml", "notebooks", "outputs", "programs", "runs"])
    func aDamagedEntryIsSaidAndMadeAgain(kind: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", Self.notebook.replacing("Prose.", with: "$x$"))
        try Self.writeCompanions(bnbook)
        try bnbook.run("render", "a.md")
        let good = bnbook.files("output")
        let names = bnbook.files(".bnbook/\(kind)").keys.filter { !$0.hasSuffix(".json") }
        for name in names { try bnbook.write(".bnbook/\(kind)/\(name)", "damaged") }
        // What stands above an entry would keep it from being read.
        let above = ["data": ["outputs"], "programs": ["outputs"], "runs": ["outputs"]][kind] ?? []
        for kind in above { try FileManager.default.removeItem(at: bnbook.folder.appending(path: ".bnbook/\(kind)")) }
        let outcome = try bnbook.run("render", "a.md")
        #expect(outcome.exitCode == 0 && !names.isEmpty && bnbook.files("output") == good)
        #expect(
            outcome.errors.split(separator: "\n").count {
                $0.hasPrefix("warning: ") && $0.contains("/.bnbook/\(kind)/")
                    && $0.hasSuffix(": the entry is damaged; it was dropped, to be made again")
            } == names.count, "\(outcome)")
        #expect(try bnbook.run("render", "a.md").errors.isEmpty)
    }

    /// A file may not grow past the limit, as on a full disk: what is there stays whole, and what is missing is said.
    @Test func aFullDiskLosesNothing() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        // What the compiler makes of C's headers is larger, and there already.
        try bnbook.write("a.md", "A first text of `{swift} 1`.\n")
        try bnbook.run("render", "a.md")
        let good = bnbook.files("output")
        try bnbook.write("a.md", "```swift experiment\nprint(String(repeating: \"x\", count: 11_000_000))\n```\n")
        let shell = try bnbook.start([
            "-c",
            "trap '' XFSZ; ulimit -f 20000; exec '\(Bnbook.executable.path(percentEncoded: false))' render a.md 2>errors",
        ])
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 1 && bnbook.files("output") == good)
        let errors = bnbook.text("errors").split(separator: "\n").map {
            $0.split(separator: ":").first.map(String.init) ?? ""
        }
        #expect(
            errors == ["warning", "bnbook"] && bnbook.text("errors").hasSuffix(": cannot be written: File too large\n"),
            "\(bnbook.text("errors"))")
        #expect(bnbook.files(".").keys.allSatisfy { !$0.hasSuffix(".part") })
    }

    @Test func whySaysWhatWouldBeDone() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", Self.notebook)
        try Self.writeCompanions(bnbook)
        #expect(
            try bnbook.run("why", "a.md").output == """
                a.md: never rendered here, everything is to be done
                  block 1 (line 12, tbl-result): to be run
                  block 2 (line 25, fig-loss): to be run
                  4 runs: 0 reused, 4 to be trained
                    One, batch size 32, 1 epoch: to be trained, seeds 0, 1
                    Two, batch size 32, 1 epoch: to be trained, seeds 0, 1
                  Which runs follow block 1 is known when these have been trained.

                """)
        #expect(bnbook.files("output").isEmpty && bnbook.files(".bnbook/runs").isEmpty)
        try bnbook.run("render", "a.md")
        #expect(
            try bnbook.run("why", "a.md", "--runs", "none").output == """
                a.md: nothing changed, every output is reused
                  block 1 (line 12, tbl-result): reused
                  block 2 (line 25, fig-loss): reused
                  4 runs: 4 reused, 0 to be trained
                    One, batch size 32, 1 epoch: reused, seeds 0, 1
                    Two, batch size 32, 1 epoch: reused, seeds 0, 1

                """)
        #expect(bnbook.files("none").isEmpty)
        try bnbook.write(
            "a.md",
            Self.notebook.replacing("    other\n", with: "    other\n    Trial(\"Three\", other, batchSize: 16)\n")
                .replacing("unused: 1", with: "unused: 7"))
        let why = try bnbook.run("why", "a.md").output.replacing(#/[0-9a-f]{16}/#, with: "DIGEST")
        #expect(
            why == """
                a.md: to be run again
                  block 1 (line 12, tbl-result): to be run, its code changed: DIGEST → DIGEST
                  block 2 (line 26, fig-loss): unchanged, runs again with the others
                  parameter unused: 1 → 7
                  6 runs: 4 reused, 2 to be trained (batchSize 16 is new)
                    One, batch size 32, 1 epoch: reused, seeds 0, 1
                    Two, batch size 32, 1 epoch: reused, seeds 0, 1
                    Three, batch size 16, 1 epoch: to be trained, seeds 0, 1
                  Which runs follow block 1 is known when these have been trained.

                """)
        #expect(try bnbook.run("render", "a.md").output.contains("6 runs: 4 reused, 2 trained (batchSize 16 is new)"))
    }

    @Test func runsCanBeCarriedOutOneByOne() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", Self.notebook)
        try Self.writeCompanions(bnbook)
        try bnbook.run("why", "a.md", "--runs", "todo")
        let files = bnbook.files("todo").keys.sorted().map { "todo/\($0)" }
        #expect(files.count == 4)
        let outcome = try bnbook.run(arguments: ["execute"] + files + ["--store", ".bnbook"])
        #expect(outcome.exitCode == 0)
        let finished = outcome.output.split(separator: "\n").filter { $0.contains("\"event\":\"finished\"") }
        #expect(finished.count == 4 && finished.allSatisfy { $0.contains("\"weightsDigest\":") })
        #expect(
            outcome.output.split(separator: "\n").allSatisfy {
                (try? JSONSerialization.jsonObject(with: Data($0.utf8))) != nil
            })
        #expect(try bnbook.run("render", "a.md").output.contains("4 runs: 4 reused, 0 trained"))
    }

    @Test(
        arguments: [
            ("a.md", ".bnbook"), ("notebooks/a.md", "notebooks/.bnbook"),
            ("parts/notebooks/a.md", "parts/notebooks/.bnbook"),
        ], ["", "bnbook.yml"])
    func theStoreIsBesideTheProjectOrTheNotebook(place: (notebook: String, store: String), project: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(place.notebook, "`{swift} 1`\n")
        if !project.isEmpty { try bnbook.write(project, "lang: en\n") }
        try bnbook.run("render", place.notebook)
        // A project reaches one folder down.
        let store = project.isEmpty || place.notebook.hasPrefix("parts") ? place.store : ".bnbook"
        #expect(
            bnbook.files(".").keys.filter { $0.contains("outputs/") }.allSatisfy { $0.hasPrefix(store) }
                && !bnbook.files(store).isEmpty)
    }

    @Test func pruningSparesWhatIsUsed() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try Self.writeCompanions(bnbook)
        try bnbook.write("a.md", Self.notebook.replacing("seeds: 2", with: "seeds: 3"))
        try bnbook.run("render", "a.md")
        try bnbook.write("a.md", Self.notebook)
        try bnbook.run("render", "a.md")
        #expect(try bnbook.run("store", "prune", "--older-than", "1h").output.hasPrefix("0 of "))
        #expect(
            try bnbook.run("store", "prune").output.hasPrefix("0 of 22 deleted, 0\u{00A0}kB; 9 unused stay for now, "))
        let planned = try bnbook.run("store", "prune", "--older-than", "0h", "--dry-run").output
        #expect(
            planned.contains("outputs: 1 entry, ") && planned.contains("\n9 of 22 would be deleted, "), "\(planned)")
        #expect(try bnbook.run("store", "prune", "--older-than", "0h").output.contains("\n9 of 22 deleted, "))
        #expect(try bnbook.run("render", "a.md").output.contains("2 blocks unchanged, 4 runs: 4 reused"))
        // What the program was linked of is as it was: an edit of what a block shows compiles that alone.
        let objects = bnbook.files(".bnbook").filter { $0.key.hasPrefix("objects/") }
        #expect(!objects.isEmpty)
        try bnbook.write("a.md", Self.notebook + "\n`{swift} 1 + 1`\n")
        try bnbook.run("check", "a.md")
        let after = bnbook.files(".bnbook").filter { $0.key.hasPrefix("objects/") }
        #expect(after.filter { objects[$0.key] == $0.value } == objects)
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "a.md"))
        try bnbook.run("store", "prune", "--older-than", "0h")
        #expect(
            Set(bnbook.files(".bnbook").keys.compactMap { $0.split(separator: "/").first }).subtracting([
                "CACHEDIR.TAG", "checks", "data", "mathml", "notebooks", "outputs", "programs", "runs", "weights",
            ]).isEmpty)
        #expect(
            try bnbook.run("store", "size").output.split(separator: "\n").filter { !$0.hasPrefix("data") }.allSatisfy {
                $0.contains(" 0 entries")
            })
    }
}

extension RenderedNotebook {
    static let cached: Self = RenderedNotebook { bnbook in
        try bnbook.write("a.md", CacheTests.notebook)
        try CacheTests.writeCompanions(bnbook)
        let first = try bnbook.run("render", "a.md", "--output", "first")
        #expect(first.output.contains("2 blocks, 4 runs: 0 reused, 4 trained"), "\(first)")
    }
}
