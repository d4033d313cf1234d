import Foundation
import Testing

/// `bnbook render --on`, with an engine that is a script, and does what it is told to do wrong.
@Suite struct ClusterTests {
    static let notebook = ListTests.notebook

    static let engines = """
        engines:
          fake:
            submit: ./fake submit {tasks} {script} {logs} {options}
            alive: ./fake alive {job}
            cancel: ./fake cancel {job}
            index: FAKE_TASK
            poll: 0.3
            patience: 3
            worthwhile: 0.000001
            tasks: 3
        """

    /// The fifth word says what goes wrong: the submission, its answers, its tasks.
    static let fake = """
        #!/bin/sh
        mode=$5
        case $1 in
        submit)
            number=$(cat number 2>/dev/null || echo 0)
            echo $((number + 1)) > number
            echo "$mode" > mode
            [ "$mode" = refusing ] && [ $number -lt 2 ] && { echo "no room" >&2; exit 1; }
            [ "$mode" = never ] && { echo "out of order" > "$4/0.log"; echo "$number"; exit; }
            touch "running$number"
            [ "$mode" = held ] && { echo "$number"; exit; }
            setsid sh -c '
                touch "started$5"
                index=0
                while [ $index -lt $1 ]; do
                    if [ "$4" != lost ] || [ $5 -gt 0 ]; then
                        FAKE_TASK=$index sh "$2" > "$3/$index.log" 2>&1
                    fi
                    index=$((index + 1))
                done
                rm -f "running$5"
            ' fake "$2" "$3" "$4" "$mode" "$number" >/dev/null 2>&1 &
            while [ ! -e "started$number" ]; do sleep 0.01; done
            echo "$number";;
        alive)
            touch asked
            case $(cat mode) in
            silent) [ -e silent ] || { touch silent; exit 1; };;
            lying) exit 0;;
            esac
            if [ -e "running$2" ]; then echo RUNNING; echo PENDING; fi;;
        cancel) rm -f "running$2";;
        esac
        """

    /// A folder with the notebook and the engine.
    static func made() throws -> Bnbook {
        let bnbook = try Bnbook()
        try bnbook.write("a.md", notebook)
        try bnbook.write("bnbook.yml", engines)
        try bnbook.write("fake", fake)
        try bnbook.run(tool: "/bin/chmod", "+x", "fake")
        return bnbook
    }

    /// The report is that of a local render, to the last byte, and nothing of the job is left.
    @Test(arguments: ["well", "refusing", "lost", "silent", "lying"]) func theReportIsTheSame(mode: String) throws {
        let bnbook = try Self.made()
        defer { bnbook.remove() }
        let local = try Bnbook(copyOf: bnbook)
        defer { local.remove() }
        let outcome = try bnbook.run("render", "a.md", "--on", "fake", "--with", mode)
        #expect(outcome.exitCode == 0 && outcome.output.contains("12 reused, 0 trained"), "\(outcome)")
        #expect(try local.run("render", "a.md").exitCode == 0)
        #expect(bnbook.files("output") == local.files("output"))
        #expect(bnbook.files(".bnbook/sweeps").isEmpty)
    }

    /// A stranger's lines for the shell are run where somebody says so, and what they are is said.
    @Test func aProjectsEngineIsAskedForWhereNobodyIsTrusted() throws {
        var bnbook = try Self.made()
        defer { bnbook.remove() }
        bnbook.environment["CI"] = "true"
        let refused = try bnbook.run("render", "a.md", "--on", "fake", "--with", "well")
        #expect(refused.exitCode == 1, "\(refused)")
        #expect(
            refused.errors.contains(
                "the engine \"fake\" is in the project's bnbook.yml, and its lines would run in a shell"),
            "\(refused)")
        #expect(bnbook.text("number").isEmpty)
        let allowed = try bnbook.run("render", "a.md", "--on", "fake", "--with", "well", "--allow")
        #expect(allowed.exitCode == 0, "\(allowed)")
        #expect(
            allowed.errors.contains("the engine fake is the project's own, and runs: ./fake submit {tasks}"),
            "\(allowed)")
    }

    @Test func waitingIsGivenUpWhereItHelpsNobody() throws {
        let bnbook = try Self.made()
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "a.md", "--on", "fake", "--with", "never")
        #expect(outcome.exitCode == 75, "\(outcome)")
        #expect(
            outcome.errors.contains(
                "job 1 of fake has gone twice, and no run was kept; its last words:\n  out of order"), "\(outcome)")
        #expect(bnbook.files("output").isEmpty)
    }

    /// Handed over once, however often it is asked for; `why` knows where the runs are.
    @Test func detachedRendersGoOn() throws {
        let bnbook = try Self.made()
        defer { bnbook.remove() }
        for _ in 0..<2 {
            let outcome = try bnbook.run("render", "a.md", "--on", "fake", "--with", "held", "--detach")
            #expect(outcome.exitCode == 75, "\(outcome)")
            #expect(
                outcome.output.contains(
                    "6 runs in job 0 of fake (1 task); the same command goes on from there; to cancel: ./fake cancel '0'"
                ), "\(outcome)")
        }
        #expect(bnbook.text("number") == "1\n")
        let why = try bnbook.run("why", "a.md")
        #expect(why.output.contains("6 runs with job 0 of fake (1 task running, 1 queued); to cancel: "), "\(why)")
        try bnbook.run(tool: "/bin/rm", "running0")
        #expect(try bnbook.run("render", "a.md", "--on", "fake", "--with", "well").exitCode == 0)
    }

    /// Whoever waits may be interrupted or killed: the job goes on, and the same command finds it again.
    @Test(arguments: [(SIGINT, Int32(130)), (SIGKILL, SIGKILL)]) func interruptedRendersLeaveTheJob(
        signal: Int32, code: Int32
    )
        throws
    {
        let bnbook = try Self.made()
        defer { bnbook.remove() }
        let process = try bnbook.start(["render", "a.md", "--on", "fake", "--with", "held"])
        try bnbook.write("words", "")
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: bnbook.folder.appending(path: "words"))
        try process.run()
        try waitUntil { bnbook.files("").keys.contains("asked") || !process.isRunning }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == code)
        let words = "job 0 of fake goes on; the same command goes on from there; to cancel: ./fake cancel '0'"
        #expect(signal == SIGKILL || bnbook.text("words").contains(words), "\(bnbook.text("words"))")
        let why = try bnbook.run("why", "a.md")
        #expect(why.output.contains("6 runs with job 0 of fake (1 task running, 1 queued); to cancel: "), "\(why)")
        // Its tasks come to their end at last.
        let task = bnbook.files(".bnbook/sweeps").keys.first { $0.hasSuffix("task.sh") } ?? ""
        try bnbook.run(tool: "/bin/sh", ".bnbook/sweeps/\(task)")
        try bnbook.run(tool: "/bin/rm", "running0")
        let outcome = try bnbook.run("render", "a.md", "--on", "fake", "--with", "well")
        #expect(outcome.exitCode == 0 && outcome.output.contains("12 reused, 0 trained"), "\(outcome)")
        // The runs that begin with those went out as another job.
        #expect(["2\n", "3\n"].contains(bnbook.text("number")))
    }

    /// A run that no task can finish goes on from its last state in the next, as often as it takes.
    @Test func runsLongerThanATaskAreFinished() throws {
        let bnbook = try Self.made()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            """
            ```swift experiment
            let digits = try Dataset.digits(train: 60, test: 40)
            try Experiment(on: digits, epochs: 100, seeds: 1) {
                Model("Small") { Flatten(); Dense(10, activation: .softmax) }
            }.run().summary
            ```
            """)
        // Each of the first four tasks is ended when it is further than the one before.
        try bnbook.write(
            "ended",
            """
            #!/bin/sh
            state() { cat .bnbook/checkpoints/*/* 2>/dev/null | cksum; }
            number=$(cat ends 2>/dev/null || echo 0)
            before=$(state)
            '\(Bnbook.executable.path(percentEncoded: false))' "$@" --checkpoint-interval 0 & task=$!
            while [ $number -lt 4 ] && [ "$(state)" = "$before" ]; do sleep 0.01; done
            [ $number -ge 4 ] || kill $task
            echo $((number + 1)) > ends
            wait $task
            """)
        try bnbook.run(tool: "/bin/chmod", "+x", "ended")
        try bnbook.write("bnbook.yml", Self.engines + "\n    worker: ./ended\n")
        let local = try Bnbook(copyOf: bnbook)
        defer { local.remove() }
        let outcome = try bnbook.run("render", "a.md", "--on", "fake", "--with", "well")
        #expect(outcome.exitCode == 0 && outcome.output.contains("1 reused, 0 trained"), "\(outcome)")
        #expect(bnbook.text("ends") == "5\n")
        #expect(try local.run("render", "a.md").exitCode == 0)
        #expect(bnbook.files("output") == local.files("output"))
    }

    /// What is built in, on this machine; what it is given too begins with dashes, as its options do.
    @Test(arguments: ["local", "parallel"]) func builtInEnginesWork(engine: String) throws {
        guard engine == "local" || FileManager.default.isExecutableFile(atPath: "/usr/bin/parallel") else { return }
        let bnbook = try Self.made()
        defer { bnbook.remove() }
        let local = try Bnbook(copyOf: bnbook)
        defer { local.remove() }
        for folder in [bnbook, local] {
            try folder.write("bnbook.yml", "engines: {\(engine): {worthwhile: 0.000001}}\n")
        }
        let outcome = try bnbook.run("render", "a.md", "--on", engine, "--with", "--jobs 2 --nice 1")
        #expect(outcome.exitCode == 0 && outcome.output.contains("12 reused, 0 trained"), "\(outcome)")
        #expect(try local.run("render", "a.md").exitCode == 0)
        #expect(bnbook.files("output") == local.files("output"))
    }

    /// Little is trained here, without a job.
    @Test func littleIsDoneHere() throws {
        let bnbook = try Self.made()
        defer { bnbook.remove() }
        try bnbook.write("bnbook.yml", Self.engines.replacing("worthwhile: 0.000001", with: "worthwhile: 60"))
        let outcome = try bnbook.run("render", "a.md", "--on", "fake")
        #expect(outcome.exitCode == 0 && outcome.output.contains("0 reused, 12 trained"), "\(outcome)")
        #expect(bnbook.text("number").isEmpty)
    }

    @Test(arguments: [
        (
            ["--on", "slurn"],
            "there is no engine \"slurn\"; expected one of fake, local, parallel, slurm; did you mean \"slurm\"?"
        ),
        (["--detach"], "--detach is given without --on"), (["--with", "x"], "--with is given without --on"),
        (["--on", "fake", "--fresh"], "--fresh is given beside --on"),
    ]) func whatCannotBeIsRefused(arguments: [String], message: String) throws {
        let bnbook = try Self.made()
        defer { bnbook.remove() }
        let outcome = try bnbook.run(arguments: ["render", "a.md"] + arguments)
        #expect(outcome.exitCode == 64 && outcome.errors.contains(message), "\(outcome)")
    }

    @Test(arguments: [
        ("engines: {x: {}}", "engine \"x\" has no \"submit\""), ("engines: 1", "\"engines\" is \"1\"; expected names"),
        ("engines: {x: {submit: y, cancle: z}}", "did you mean \"cancel\"?"),
        ("engines: {x: {submit: y, poll: 0}}", "\"poll\" is \"0\"; expected seconds above 0"),
    ]) func mistakesInEnginesAreNamed(lines: String, message: String) throws {
        let bnbook = try Self.made()
        defer { bnbook.remove() }
        try bnbook.write("bnbook.yml", lines)
        let outcome = try bnbook.run("check", "a.md")
        #expect(outcome.exitCode == 1 && outcome.errors.contains(message), "\(outcome)")
    }
}
