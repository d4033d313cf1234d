internal import Document
package import Notebook
package import Outputs
internal import Store
internal import FoundationEssentials
internal import Glibc
internal import Spelling

/// Runs a notebook's program in a process of its own, and listens to it until it ends, whichever way. What it asks for is
/// carried out in a process beside it, which alone writes to the store.
package struct ProgramRunner: Sendable {
    /// Where a notebook's data and results are on this machine.
    package struct Places: Sendable {
        /// The folder that the program runs in: the notebook's.
        package var folder: String
        /// Keeps training runs; `nil` to keep none.
        package var store: String?
        /// Files and folders in which data sets are looked for, and a folder for those that are downloaded.
        package var data: [String]
        /// The folder for downloaded data; `nil` where there is none.
        package var downloads: String?

        /// Where things are.
        package init(folder: String, store: String?, data: [String], downloads: String?) {
            (self.folder, self.store, self.data, self.downloads) = (folder, store, data, downloads)
        }
    }

    private let notebook: Notebook
    private let toolchain: Toolchain
    private let places: Places
    /// Beyond what every notebook may; `nil` where it may all that its user may.
    private let permissions: Permissions?
    private let isFresh: Bool
    private let jobs: Int
    private let isPlanned: Bool
    private let cancellation: Cancellation?

    /// `isFresh` trains all runs anew; `jobs` is the number of cores; with `isPlanned` nothing is trained, and the program
    /// ends where it would be. Where it is cancelled it ends within a twentieth of a second; finished runs are kept.
    package init(
        _ notebook: Notebook, toolchain: Toolchain, places: Places, permissions: Permissions?, isFresh: Bool, jobs: Int,
        isPlanned: Bool = false, cancellation: Cancellation? = nil
    ) {
        (self.notebook, self.toolchain, self.places, self.permissions) = (notebook, toolchain, places, permissions)
        (self.isFresh, self.jobs, self.isPlanned) = (isFresh, jobs, isPlanned)
        self.cancellation = cancellation
    }

    /// What carries out runs. Where the notebook's program will ask for some it is started: it takes as long to start as the
    /// program itself, and can while that is compiled.
    /// - Throws: where there can be no way to it.
    package func startedWorker() throws -> WorkerProcess {
        let worker = try WorkerProcess(workerCommand(for: sandbox(program: "")))
        // It may write where it is told when it starts: what is not there yet is made when the program is kept.
        let isStoreThere = places.store.map { access($0, W_OK) == 0 } ?? true
        if asksForRuns, isStoreThere { worker.begin() }
        return worker
    }

    /// What the program said; where it did not come to its end, with the failure and all that came before it. `onRead` hears
    /// of each file that it read, looked for or listed and that `files:` lacks, once. Its runs are carried out by `worker`,
    /// which ends with it.
    /// - Throws: where the program cannot be started, or not within its bounds; `CancellationError`.
    package func run(
        _ program: Program, by worker: WorkerProcess, onRead: (UnlistedFile) -> Void = { _ in },
        onOutput: (Output) -> Void
    ) throws -> Transcript {
        let nonce = OutputFraming.newNonce
        var listener = ProgramListener(program.failures, notebook, nonce)
        var (errors, read) = ([UInt8](), Set<String>())
        var unlisted: [UnlistedFile] = []
        let sandbox = sandbox(program: program.path)
        if asksForRuns, worker.ownEnd >= 0 { worker.begin() }
        let command = Command(
            executable: program.path, arguments: [], folder: places.folder,
            environment: variables(nonce), hasOwnEnvironment: sandbox != nil, sandbox: sandbox, isHeard: true,
            channel: worker.programEnd, timeout: notebook.frontMatter.timeout)
        let ending = try withoutActuallyEscaping(onOutput) { onOutput in
            try command.run(
                Command.Handlers(
                    onOutput: { bytes in
                        for output in listener.take(bytes) { onOutput(output) }
                        return listener.printedBytes <= ProgramListener.printLimit
                    },
                    onError: { bytes in
                        errors += bytes
                        if errors.count > 2 * errorLimit { errors.removeFirst(errors.count - errorLimit) }
                    }, isLate: { listener.isLate || cancellation?.isCancelled == true },
                    mayFork: { listener.isInPartThatMustFail },
                    onRead: { path, kind in
                        guard read.insert(path).inserted, !notebook.isOfBNBook(path, kind) else { return }
                        unlisted.append(
                            UnlistedFile(path: path, kind: kind, part: listener.part, line: listener.line))
                    },
                    onReadable: (worker.ownEnd, worker.begin)))
        }
        let (said, failure) = worker.end()
        if cancellation?.isCancelled == true { throw CancellationError() }
        for file in unlisted { onRead(file) }
        for case .warning(let text, let details) in said { onOutput(.warning(text, details: details)) }
        var transcript = listener.finish(
            ending, errors: String(decoding: errors.suffix(errorLimit), as: UTF8.self),
            timeout: notebook.frontMatter.timeout)
        if let failure { transcript.failure?.message = failure }
        transcript.unshown = program.unshown
        transcript.refuse(listener.series, notIn: said)
        return transcript
    }
}

private extension ProgramRunner {
    /// Whether the program will ask for runs, as far as its words tell.
    var asksForRuns: Bool { notebook.blocks.contains { $0.code.holds("Experiment") } }

    /// What the program finds in its environment, beyond what this process has where it is not kept to anything.
    func variables(_ nonce: String) -> [String: String] {
        let own = ProcessInfo.processInfo.environment
        var variables: [String: String] = [:]
        for name in ["HOME", "LD_LIBRARY_PATH"] + (permissions?.environment ?? []) { variables[name] = own[name] }
        variables[EnvironmentVariable.outputs] = nonce
        variables[EnvironmentVariable.plan] = isPlanned ? "1" : "0"
        variables[EnvironmentVariable.backtrace] = backtrace
        variables[EnvironmentVariable.hashing] = "1"
        return variables
    }

    /// What the program at a path is kept to; `nil` for nothing.
    func sandbox(program: String) -> Sandbox? {
        permissions.map {
            Sandbox(program: program, notebook: notebook, folder: places.folder, toolchain: toolchain, permissions: $0)
        }
    }

    func workerCommand(for program: Sandbox?) -> Command {
        var arguments = ["worker", "--jobs", "\(jobs)"]
        if let store = places.store { arguments += ["--store", store] }
        if isFresh { arguments.append("--fresh") }
        var command = Command(
            executable: toolchain.bnbook, arguments: [], folder: places.folder,
            environment: [EnvironmentVariable.backtrace: backtrace])
        if let program, let permissions {
            // It reads what it is asked to: nothing that others have put into the environment may be among that.
            command.hasOwnEnvironment = true
            command.environment[StoreKey.variable] = StoreKey.own?.text
            command.environment.merge(ProcessInfo.processInfo.environment.filter { isForWorker($0.key) }) { own, _ in
                own
            }
            let weights = permissions.writes.map(Paths(folder: places.folder).absolute)
            arguments.append("--bounded")
            for path in weights { arguments += ["--writable", path] }
            let folders = weights.map { URL(filePath: $0).deletingLastPathComponent().path(percentEncoded: false) }
            let own = [places.store, places.downloads].compactMap(\.self)
            command.sandbox = Sandbox(
                worker: toolchain.bnbook, for: program, data: places.data, written: own + folders)
        }
        command.arguments = arguments
        return command
    }
}

private extension Transcript {
    /// Fails where the program speaks of a run that the worker has not carried out, or otherwise.
    mutating func refuse(_ series: [(first: Int, runs: RunSeries)], notIn said: [Output]) {
        let carriedOut = Set(said.compactMap { if case .runs(let runs) = $0 { runs } else { nil } })
        guard failure == nil, let place = series.first(where: { !carriedOut.contains($0.runs) })?.first else { return }
        let origin = runOrigins[place]
        failure = Failure(
            part: origin.part, line: origin.line, column: 1,
            message: "speaks of a run of \(runs[place].trial) that bnbook has not carried out, or with other numbers")
    }
}

/// Whether a variable of the environment says where data, libraries or other machines are, and how bnbook computes.
private func isForWorker(_ name: String) -> Bool {
    let names = [
        "HOME", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "KERAS_HOME", "TORCH_HOME", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "CURL_CA_BUNDLE", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
    ]
    return names.contains(name) || names.contains(name.uppercased()) && name.hasSuffix("_proxy")
        || ["BNBOOK_DATA", "BNBOOK_KERNELS", "BNBOOK_MNIST_MIRRORS"].contains(name)
}

/// How Swift's runtime says where a program died.
private let backtrace =
    "enable=yes,color=no,interactive=no,output-to=stderr,threads=crashed,registers=none,images=none,timeout=10s"

/// What is kept of a program's standard error, in bytes.
private let errorLimit = 8 << 20
