import Foundation
import Runner
import Glibc
import Testing

/// A notebook's program does what notebooks need, and nothing else: what it tries is said at its line, with what would
/// allow it. Everything here is the test's own: files, a server on this machine, a variable.
@Suite struct SandboxTests {
    /// A block that tries one thing.
    struct Attempt: CustomTestStringConvertible {
        var testDescription: String
        var code: String
        /// The line of the notebook that tries it; its block begins on line 4.
        var line: Int
        /// What is said.
        var words: String
        /// What allows it, and what the block then prints.
        var allowed: (String, prints: String)?
    }

    static let attempts = [
        Attempt(
            testDescription: "reads a file outside of its folder",
            code: """
                import Foundation
                let text = try? String(contentsOfFile: "../outside.txt", encoding: .utf8)
                print(text ?? "nothing")
                """, line: 6, words: "tried to read ../outside.txt, outside of what notebooks may read",
            allowed: ("read: ../outside.txt", prints: "a word from outside")),
        Attempt(
            testDescription: "reads through a link",
            code: """
                import Foundation
                let text = try? String(contentsOfFile: "link.txt", encoding: .utf8)
                print(text ?? "nothing")
                """, line: 6, words: "tried to read ../outside.txt, outside of what notebooks may read",
            allowed: ("read: ../outside.txt", prints: "a word from outside")),
        Attempt(
            testDescription: "lists another folder",
            code: """
                import Foundation
                print(try FileManager.default.contentsOfDirectory(atPath: "../other"))
                """, line: 6, words: "tried to read ../other, outside of what notebooks may read",
            allowed: ("read: ../other/", prints: "inner.txt")),
        Attempt(
            testDescription: "reads a key in the home folder",
            code: """
                import Foundation
                let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
                print((try? String(contentsOfFile: home + "/.ssh/id", encoding: .utf8)) ?? "nothing")
                """, line: 7, words: "tried to read ../.ssh/id, outside of what notebooks may read",
            allowed: ("read: ../.ssh", prints: "a key")),
        Attempt(
            testDescription: "reads from a folder's descriptor",
            code: """
                import Glibc
                let above = open("..", 0o10000000)
                let openBelow = unsafeBitCast(dlsym(nil, "openat"), to: (@convention(c) (Int32, UnsafePointer<CChar>, Int32) -> Int32).self)
                print(openBelow(above, "outside.txt", O_RDONLY) >= 0 ? "opened" : "nothing")
                """, line: 8, words: "tried to read ../outside.txt", allowed: ("read: ../outside.txt", prints: "opened")
        ),
        Attempt(
            testDescription: "reads through the system's description of itself",
            code: """
                import Glibc
                print(fopen("/proc/self/cwd/../outside.txt", "r") == nil ? "nothing" : "opened")
                """, line: 6, words: "tried to read ../outside.txt", allowed: ("read: ../outside.txt", prints: "opened")
        ),
        Attempt(
            testDescription: "reads in another thread",
            code: """
                import Glibc
                var thread = pthread_t()
                pthread_create(&thread, nil, { _ in
                    print(fopen("../outside.txt", "r") == nil ? "nothing" : "opened")
                    return nil
                }, nil)
                pthread_join(thread, nil)
                """, line: 11, words: "tried to read ../outside.txt",
            allowed: ("read: ../outside.txt", prints: "opened")
        ),
        Attempt(
            testDescription: "moves a file into its own folder",
            code: "import Glibc\nprint(rename(\"../outside.txt\", \"made/moved.txt\"))", line: 6,
            words: "tried to write to ../outside.txt"),
        Attempt(
            testDescription: "makes another name for a file",
            code: "import Glibc\nprint(link(\"../outside.txt\", \"made/link.txt\"))", line: 6,
            words: "tried to write to ../outside.txt"),
        Attempt(
            testDescription: "empties a file", code: "import Glibc\nprint(truncate(\"made/old.txt\", 0))", line: 6,
            words: "tried to write to made/old.txt", allowed: ("write: made", prints: "0")),
        Attempt(
            testDescription: "changes a file's times by its descriptor",
            code: "import Glibc\nlet file = open(\"made/old.txt\", O_RDONLY)\nprint(futimens(file, nil))", line: 7,
            words: "tried to write to made/old.txt", allowed: ("write: made", prints: "0")),
        Attempt(
            testDescription: "changes the system's files", code: "import Glibc\nprint(chmod(\"/dev/null\", 0o666))",
            line: 6,
            words: "tried to write to /dev/null"),
        Attempt(
            testDescription: "writes a new file",
            code: """
                import Glibc
                let file = fopen("made/new.txt", "w")
                if let file { fputs("text", file); fclose(file) }
                print(file == nil ? "nothing" : "written")
                """, line: 6,
            words:
                "tried to write to made/new.txt, and notebooks write nothing; `allow: [write: made]` in the front matter",
            allowed: ("write: made", prints: "written")),
        Attempt(
            testDescription: "removes a file",
            code: "import Glibc\nprint(unlink(\"made/old.txt\"))", line: 6,
            words: "tried to write to made/old.txt, and notebooks write nothing; `allow: [write: made/old.txt]`",
            allowed: ("write: made", prints: "0")),
        Attempt(
            testDescription: "changes who may read a file", code: "import Glibc\nprint(chmod(\"made/old.txt\", 0o644))",
            line: 6, words: "tried to write to made/old.txt", allowed: ("write: made", prints: "0")),
        Attempt(
            testDescription: "changes rights and times by path and descriptor, and no owner",
            code: #"""
                import Glibc
                let path = "made/old.txt"
                var status = stat()
                print(chmod(path, 0o4751), terminator: " ")
                stat(path, &status)
                print(String(status.st_mode & 0o7777, radix: 8), terminator: " ")
                let file = open(path, O_RDONLY)
                print(fchmod(file, 0o600), terminator: " ")
                var times = [timespec(tv_sec: 1, tv_nsec: 2), timespec(tv_sec: 3, tv_nsec: 4)]
                print(utimensat(AT_FDCWD, path, &times, 0), terminator: " ")
                fstat(file, &status)
                print(String(status.st_mode & 0o7777, radix: 8), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, terminator: " ")
                print(chown(path, status.st_uid, ~0), chown(path, 12, 12), terminator: " ")
                typealias Attribute = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeRawPointer, Int, Int32) -> Int32
                print(unsafeBitCast(dlsym(nil, "setxattr"), to: Attribute.self)(path, "user.a", "b", 1, 0), errno == ENOTSUP)
                """#, line: 8, words: "tried to write to made/old.txt",
            allowed: ("write: made", prints: "0 751 0 0 600 3 4 0 -1 -1 true")),
        Attempt(
            testDescription: "connects to a server",
            code: """
                import Glibc
                let end = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                var place = sockaddr_in()
                (place.sin_family, place.sin_port) = (sa_family_t(AF_INET), in_port_t(PORT).bigEndian)
                place.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
                let result = withUnsafePointer(to: &place) {
                    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(end, $0, 16) }
                }
                print(result == 0 ? "connected" : "refused")
                """, line: 10, words: "tried to use the network, which notebooks do without; `allow: [network]`",
            allowed: ("network", prints: "connected")),
        Attempt(
            testDescription: "starts a program",
            code: """
                import Foundation
                let child = Process()
                child.executableURL = URL(filePath: "/bin/true")
                try child.run()
                """, line: 8, words: "true, and notebooks start none; `bnbook render --no-sandbox` lets them"),
        Attempt(
            testDescription: "goes on in two processes",
            code: """
                import Glibc
                let other = unsafeBitCast(dlsym(nil, "fork"), to: (@convention(c) () -> Int32).self)
                if other() == 0 { _exit(0) }
                """, line: 7, words: "tried to start another process, and only blocks with `error: true` are run in one"
        ),
        Attempt(
            testDescription: "has data read from outside",
            code: """
                let data = try Dataset.csv(train: "../train.csv", test: "../train.csv")
                print(data.trainCount)
                """, line: 5, words: "tried to read ../train.csv, outside of what notebooks may read",
            allowed: ("read: ../train.csv", prints: "2")),
        Attempt(
            testDescription: "saves weights",
            code: """
                let result = try Experiment(on: .moons(train: 40, test: 20), epochs: 1, seeds: 1) {
                    Model("M") { Dense(2, activation: .softmax) }
                }.run()
                try result.saveWeights(of: "M", to: "made/w.safetensors")
                print("saved")
                """, line: 8, words: "expected `allow: [write: made/w.safetensors]`",
            allowed: ("write: made/w.safetensors", prints: "saved")),
    ]

    /// A notebook in a folder of its own, beside what it must not see.
    private func notebook(_ code: String, allow: String? = nil) throws -> Bnbook {
        let bnbook = try Bnbook()
        let matter = allow.map { "---\nallow: [\($0)]\n---\n" } ?? "---\nlang: en\n---\n"
        try bnbook.write("n/a.md", "\(matter)```swift experiment\n\(code)\n```\n")
        try bnbook.write("n/bnbook.yml", "")
        try bnbook.write("outside.txt", "a word from outside")
        try bnbook.write(".ssh/id", "a key")
        try bnbook.write("train.csv", "x,label\n1,0\n2,1\n")
        try bnbook.write("other/inner.txt", "")
        try bnbook.write("n/made/old.txt", "old")
        try FileManager.default.createSymbolicLink(
            atPath: bnbook.folder.appending(path: "n/link.txt").path(percentEncoded: false),
            withDestinationPath: "../outside.txt")
        return bnbook
    }

    @Test(arguments: attempts) func whatIsTriedIsSaid(attempt: Attempt) throws {
        let bnbook = try notebook(attempt.code.replacing("PORT", with: "1"))
        defer { bnbook.remove() }
        let before = bnbook.files("n/made")
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("n/a.md:\(attempt.line):"), "\(outcome.errors)")
        #expect(outcome.errors.contains(attempt.words), "\(outcome.errors)")
        #expect(bnbook.files("n/made") == before)
    }

    @Test(arguments: attempts.filter { $0.allowed != nil }) func whatIsAllowedGoesOn(attempt: Attempt) throws {
        let allowed = try #require(attempt.allowed)
        let server = try Server()
        let bnbook = try notebook(attempt.code.replacing("PORT", with: "\(server.port)"), allow: allowed.0)
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n/a.md", "--allow", "--to", "md,html")
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("is allowed by its front matter: \(allowed.0)"))
        #expect(bnbook.text("output/a.md").contains(allowed.prints), "\(bnbook.text("output/a.md"))")
        #expect(bnbook.text("output/a.html").contains("program was allowed: \(allowed.0)."))
    }

    /// Files that are open in the shell that bnbook is started from, by whatever number.
    @Test(arguments: [9, 900, 1500]) func whatTheCallerHasOpenIsClosed(number: Int) throws {
        let bnbook = try notebook("import Glibc\nprint(\"descriptor\", fcntl(\(number), F_GETFD))")
        defer { bnbook.remove() }
        let program = Bnbook.executable.path(percentEncoded: false)
        try bnbook.run(
            tool: "/bin/bash", "-c",
            "ulimit -Sn 2000; exec \(number)<outside.txt && exec '\(program)' render n/a.md --to md --quiet")
        #expect(bnbook.text("output/a.md").contains("descriptor -1"), "\(bnbook.text("output/a.md"))")
    }

    /// What a program asks the linker for, which runs outside of any sandbox, stands in a section that Swift can write.
    @Test(arguments: ["--Map=made.txt", "-omade.txt", "-l:made/old.txt", "made/old.txt"])
    func theLinkerIsAskedForLibrariesAlone(option: String) throws {
        let bytes = Array(option.utf8) + [0]
        let bnbook = try notebook(
            """
            @section(".swift1_autolink_entries") @used
            let entry: (\(bytes.map { _ in "UInt8" }.joined(separator: ", "))) = (\(bytes.map(String.init).joined(separator: ", ")))
            print("ran")
            """)
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(
            outcome.errors.contains("the notebook's program asks the linker for \(option); expected"),
            "\(outcome.errors)")
    }

    /// Neither a notebook's own macros nor those that come with Swift: their code would run in the compiler.
    @Test(arguments: [
        "@freestanding(expression) macro other(_ x: Int) -> Int = #externalMacro(module: \"Other\", type: \"M\")\n#other(3)",
        "import Observation\n@Observable final class A { var x = 1 }\nA().x",
    ]) func noMacroIsLoaded(code: String) throws {
        let bnbook = try notebook(code)
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(outcome.exitCode == 1 && outcome.errors.contains("plugin for module"), "\(outcome.errors)")
    }

    @Test func theEnvironmentIsEmptyButForWhatIsAllowed() throws {
        let code = """
            import Foundation
            print(ProcessInfo.processInfo.environment.keys.filter { !$0.hasPrefix("LD_") }.sorted())
            """
        for (allow, names) in [
            (nil, ["SWIFT_BACKTRACE", "SWIFT_DETERMINISTIC_HASHING"]),
            ("environment: WORD", ["SWIFT_BACKTRACE", "SWIFT_DETERMINISTIC_HASHING", "WORD"]),
        ] {
            let names = (["BNBOOK_PLAN", "HOME"] + names).joined(separator: "&quot;, &quot;")
            var bnbook = try notebook(code, allow: allow)
            defer { bnbook.remove() }
            bnbook.environment["WORD"] = "value"
            #expect(try bnbook.run("render", "n/a.md", "--allow", "--to", "html").exitCode == 0)
            #expect(bnbook.text("output/a.html").contains("[&quot;\(names)&quot;]"))
        }
    }

    /// Calls that reach other processes or do other calls' work fail as where nobody may do them, or where the system lacks
    /// them: their numbers on x86-64, three arguments, and the reason.
    static let refused: [(name: String, code: String, reason: Int32)] = [
        ("io_uring_setup", "425, 1, 0, 0", ENOSYS), ("openat2", "437, 0, 0, 0", ENOSYS),
        ("ptrace", "101, 0, 0, 0", EPERM),
        ("process_vm_readv", "310, 1, 0, 0", EPERM), ("limits of another process", "302, 1, 7, 0", EPERM),
        ("shared memory", "29, 0, 4096, 0o1600", EPERM), ("a message queue", "68, 1, 0o1600, 0", EPERM),
        ("a session of its own", "112, 0, 0, 0", EPERM), ("a namespace of its own", "272, 0x10000000, 0, 0", EPERM),
        ("another's priority", "141, 2, 0, 19", EPERM), ("watching a folder", "254, 0, 0, 0", EPERM),
        ("a program for the kernel", "321, 0, 0, 0", EPERM), ("another's descriptors", "438, 0, 0, 0", EPERM),
        ("a local socket", "41, 1, 1, 0", EACCES), ("a socket of the system", "41, 16, 3, 0", EACCES),
        ("a name for a socket", "49, 0, 0, 0", EACCES), ("a message to somebody", "46, 3, 0, 0", EACCES),
        ("a change of a file's flags", "16, Int(open(\"made/old.txt\", O_RDONLY)), 0x40086602, 0", EPERM),
        ("a file's encryption", "16, Int(open(\"made\", O_RDONLY)), 0x800c6613, 0", EPERM),
        ("a lease", "72, Int(open(\"made/old.txt\", O_RDONLY)), 1024, 0", EPERM),
        ("notices of a folder", "72, Int(open(\"made\", O_RDONLY)), 1026, 2", EPERM),
        ("a lock", "73, Int(open(\"made/old.txt\", O_RDONLY)), 6, 0", EPERM),
        ("a file in memory", "319, Int(bitPattern: strdup(\"name\")), 0, 0", EPERM),
        ("a secret file in memory", "447, 0, 0, 0", EPERM), ("an option of a socket", "54, 3, 0, 35", EACCES),
        ("shared memory without a file", "9, 0, 4096, 3, 0x21, -1", EPERM),
        ("shared memory that is checked", "9, 0, 4096, 3, 0x23, -1", EPERM),
        ("memory that grows down", "9, 0, 4096, 3, 0x122, -1", EPERM),
        ("a mount", "165, 0, 0, 0", EPERM), ("a signal to the renderer", "62, Int(getppid()), 0, 0", EPERM),
    ]

    #if arch(x86_64)
        @Test func whatReachesOtherProcessesIsRefused() throws {
            let lines = Self.refused.map { "    print(\"\($0.name):\", call(\($0.code)), errno)\n" }.joined()
            let bnbook = try notebook(
                """
                import Glibc
                typealias Call = @convention(c) (Int, Int, Int, Int, Int, Int, Int) -> Int
                func call(_ number: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int = 0, _ e: Int = 0) -> Int {
                    unsafeBitCast(dlsym(nil, "syscall"), to: Call.self)(number, a, b, c, d, e, 0)
                }
                do {
                \(lines)}
                """)
            defer { bnbook.remove() }
            let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let said = bnbook.text("output/a.md")
            for call in Self.refused { #expect(said.contains("\(call.name): -1 \(call.reason)\n"), "\(said)") }
        }
    #endif

    /// A block that must fail is run in a process of its own, which is kept to the same.
    @Test(arguments: [
        (
            "print((try? String(contentsOfFile: \"../outside.txt\", encoding: .utf8)) ?? \"nothing\")",
            "tried to read ../outside.txt"
        ),
        ("unlink(\"made/old.txt\")", "tried to write to made/old.txt"),
    ]) func blocksThatMustFailMayNoMore(code: String, words: String) throws {
        let bnbook = try notebook(
            "import Foundation\n```\n\n```swift experiment\n//| error: true\n\(code)\nfatalError()")
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("n/a.md:10:") && outcome.errors.contains(words), "\(outcome.errors)")
        #expect(bnbook.text("n/made/old.txt") == "old")
    }

    /// What carries out runs reads what it is asked to, by whoever speaks for the program; it knows no secret, and reads no
    /// more than the program may.
    @Test(arguments: [
        ("../train.csv", "Permission denied"), ("../.config/bnbook/store.key", "Permission denied"),
        // Its own variables are blank there, and another's are not to be had.
        ("/proc/self/environ", "failed"), ("/proc/\(getpid())/environ", "found nothing"),
        // Dispatch ends a process that may not read the states of its own threads.
        ("/proc/\(getpid())/stat", "column"),
    ])
    func theWorkerReadsNothingElse(path: String, words: String) throws {
        var bnbook = try notebook(
            """
            import Foundation
            let text = "{\\"dataset\\":{\\"_0\\":{\\"csv\\":{\\"train\\":\\"\(path)\\",\\"test\\":\\"\(path)\\",\\"label\\":\\"label\\"}}}}"
            var bytes = withUnsafeBytes(of: UInt64(text.utf8.count), Array.init) + Array(text.utf8)
            write(3, bytes, bytes.count)
            var reply = [UInt8](repeating: 0, count: 4000)
            let count = read(3, &reply, 8)
            let length = read(3, &reply, 4000)
            print(String(decoding: reply.prefix(length), as: UTF8.self))
            """)
        defer { bnbook.remove() }
        bnbook.environment["WORD"] = "a-secret-word"
        if path.hasPrefix("/proc") { bnbook.environment["BNBOOK_STORE_KEY"] = String(repeating: "5a", count: 32) }
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        let said = bnbook.text("output/a.md")
        #expect(outcome.exitCode == 0 && said.contains("failed"), "\(outcome.errors) \(said)")
        #expect(said.contains(words), "\(said)")
        #expect(!said.contains("a-secret-word") && !said.contains("5a5a") && !said.contains("BNBOOK"), "\(said)")
    }

    /// Files that the front matter names are the project's, or asked for.
    @Test func filesThatAreNamedLieInTheProject() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("outside.txt", "a word from outside")
        try bnbook.write("n/bnbook.yml", "")
        let block =
            "```swift experiment\nimport Foundation\nprint(try String(contentsOfFile: \"../outside.txt\", encoding: .utf8))\n```\n"
        try bnbook.write("n/a.md", "---\nfiles: [../outside.txt]\n---\n\(block)")
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.errors.contains(
                "n/a.md:2:1: error: the file \"../outside.txt\" is outside of the project's folder"),
            "\(outcome.errors)")
        try bnbook.write("n/a.md", "---\nfiles: [../outside.txt]\nallow: [read: ../outside.txt]\n---\n\(block)")
        #expect(try bnbook.run("render", "n/a.md", "--to", "md").exitCode == 0)
        #expect(bnbook.text("output/a.md").contains("a word from outside"))
    }

    /// Nobody is trusted where `CI` is set, nor in a report that somebody sent.
    @Test func whatIsAskedForIsGrantedByWhoeverRunsIt() throws {
        var bnbook = try notebook("print(1)", allow: "network")
        defer { bnbook.remove() }
        let refusal = "asks to be allowed: network; expected --allow from whoever runs it here"
        bnbook.environment["CI"] = "true"
        let onCI = try bnbook.run("render", "n/a.md", "--to", "html,json")
        #expect(
            onCI.exitCode == 1 && onCI.errors.contains("n/a.md:2:1: error: the notebook \(refusal)"), "\(onCI.errors)")
        #expect(try bnbook.run("render", "n/a.md", "--allow", "--to", "html,json").exitCode == 0)
        // Also where it was run before, and what it said is kept.
        #expect(try bnbook.run("render", "n/a.md", "--to", "html,json").errors.contains(refusal))
        let refused = try bnbook.run("verify", "output/a.json")
        // The notebook is named by the report that it came in, not by where it is run.
        #expect(
            refused.exitCode == 1 && refused.errors.hasPrefix("output/a.json/a.md:2:1: error: the notebook \(refusal)"),
            "\(refused.errors)")
        #expect(try bnbook.run("verify", "output/a.json", "--allow").exitCode == 0)
    }

    @Test(arguments: [
        (
            "memory: 256 MB", "var a = [UInt8](repeating: 1, count: 1 << 29)\nprint(a.count)",
            "failed to allocate 536870944 bytes of memory with alignment 8; `limits: {memory: …}` in bnbook.yml allows more than 256 MB"
        ),
        (
            "memory: 256 MB",
            "import Glibc\nlet a = mmap(nil, 1 << 29, PROT_READ | PROT_WRITE, MAP_SHARED | 0x20, -1, 0)!\nif a == MAP_FAILED { fatalError(\"no shared memory\") }",
            "no shared memory"
        ),
        ("processor-time: 1", "var n = 0\nwhile n >= 0 { n = (n + 1) % 1000 }", "more processor time than its limit"),
        (
            "file-size: 1 KB",
            "import Glibc\nlet file = open(\"made/old.txt\", O_WRONLY)\nprint(write(file, Array(repeating: 1, count: 5000), 5000), write(file, Array(repeating: 1, count: 5000), 5000))",
            "a file larger than its limit"
        ),
        (
            "compile-time: 1", "let a = \(Array(repeating: "1", count: 600).joined(separator: " + "))\nprint(a)",
            "the Swift compiler used its limit of 1 s of processor time and was ended"
        ),
        (
            "compile-time: 20", "let a = \(Array(repeating: "1", count: 600).joined(separator: " + "))\nprint(a)",
            "a.md:5:9: error: the compiler is unable to type-check this expression in reasonable time"
        ),
        ("memory: 5", "print(1)", "expected a size such as 512 MB or 16 GB"),
    ])
    func whatItUsesIsBounded(limit: String, code: String, words: String) throws {
        let bnbook = try notebook(code, allow: "write: made/old.txt")
        defer { bnbook.remove() }
        try bnbook.write("n/bnbook.yml", "limits: {\(limit)}\n")
        let outcome = try bnbook.run("render", "n/a.md", "--allow", "--to", "md")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    /// Blocks that must fail are run in processes of their own, which are counted.
    @Test func processesAreCounted() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# A\n\n```swift experiment\n//| error: true\nfatalError(\"over\")\n```\n")
        try bnbook.write("bnbook.yml", "limits: {processes: 4}\n")
        #expect(try bnbook.run("render", "a.md", "--to", "md").exitCode == 0)
        try bnbook.write("bnbook.yml", "limits: {processes: 1}\n")
        let outcome = try bnbook.run("render", "a.md", "--to", "md", "--fresh")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("tried to have more than 1 processes at once"), "\(outcome.errors)")
    }

    @Test func threadsAreCounted() throws {
        let bnbook = try notebook(
            """
            import Glibc
            var made = 0, attributes = pthread_attr_t()
            pthread_attr_init(&attributes)
            pthread_attr_setstacksize(&attributes, 16384)
            while made < 1500 {
                var thread = pthread_t()
                guard pthread_create(&thread, &attributes, { _ in sleep(60); return nil }, nil) == 0 else { break }
                made += 1
                if made == 900 { print("enough") }
            }
            print(made)
            """)
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(
            outcome.exitCode == 1
                && outcome.errors.contains("n/a.md:9:1: error: tried to have more than 1024 threads at once"),
            "\(outcome.errors)")
    }

    /// The compiler runs nothing that a notebook brings.
    @Test func aNotebooksMacrosAreNotLoaded() throws {
        let bnbook = try notebook(
            "@freestanding(expression) macro own() -> Int = #externalMacro(module: \"Own\", type: \"Macro\")\nprint(#own)"
        )
        defer { bnbook.remove() }
        try bnbook.write("n/libOwn.so", "no library")
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("external macro implementation type 'Own.Macro' could not be found"))
    }

    /// Where the kernel has no Landlock, what one renders oneself is run with a word, and a stranger's report is not.
    @Test func aKernelWithoutLandlockIsSaid() async throws {
        let bnbook = try notebook("print(6 * 7)")
        defer { bnbook.remove() }
        try bnbook.run("render", "n/a.md", "--to", "json")
        let outcomes = try await withCheckedThrowingContinuation { continuation in
            // Filters are a thread's own, and its children's.
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        try #require(Sandbox.hideLandlock())
                        return [
                            try bnbook.run("render", "n/a.md", "--to", "md"), try bnbook.run("verify", "output/a.json"),
                            try bnbook.run("verify", "output/a.json", "--no-sandbox"),
                        ]
                    })
            }
        }
        #expect(outcomes[0].exitCode == 0)
        #expect(outcomes[0].errors.contains("warning: this kernel has no Landlock"), "\(outcomes[0].errors)")
        #expect(outcomes[1].exitCode == 1)
        #expect(outcomes[1].errors.contains("--no-sandbox"), "\(outcomes[1].errors)")
        #expect(outcomes[2].exitCode == 0, "\(outcomes[2].errors)")
    }

    @Test func withoutASandboxNothingIsStopped() throws {
        let bnbook = try notebook(
            "import Foundation\nprint(try String(contentsOfFile: \"../outside.txt\", encoding: .utf8))")
        defer { bnbook.remove() }
        #expect(try bnbook.run("render", "n/a.md", "--no-sandbox", "--to", "md").exitCode == 0)
        #expect(bnbook.text("output/a.md").contains("a word from outside"))
        // What was kept of that run is not taken for one that was bounded.
        #expect(try bnbook.run("render", "n/a.md", "--to", "md").exitCode == 1)
    }

    /// A server on this machine that lets others connect.
    private final class Server {
        let port: UInt16
        private let listener: Int32

        init() throws {
            listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var place = sockaddr_in()
            place.sin_family = sa_family_t(AF_INET)
            place.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let bound = withUnsafeMutablePointer(to: &place) { [listener] place in
                place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(listener, $0, size) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &size) == 0
                }
            }
            try #require(bound)
            port = UInt16(bigEndian: place.sin_port)
        }

        deinit { close(listener) }
    }
}
