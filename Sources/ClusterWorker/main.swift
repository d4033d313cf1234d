internal import Engine
internal import FoundationEssentials
internal import Glibc

/// `bnbook-worker execute --list FILE [--task K/T] --store FOLDER [--jobs N]`: what `bnbook execute --list` does, in one
/// file that needs neither Swift's libraries nor what reports are made with.
private let usage = "usage: bnbook-worker execute --list FILE [--task K/T] --store FOLDER [--jobs N]"

/// Ends with `code` after words on standard error.
private func end(_ words: String, _ code: Int32) -> Never {
    let bytes = Array("bnbook-worker: \(words)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    exit(code)
}

// Told to end, it ends as bnbook does; what is finished is kept.
for number in [SIGINT, SIGTERM, SIGHUP] { signal(number) { _exit(128 + $0) } }

private var values: [String: String] = [:]
private var rest = CommandLine.arguments.dropFirst()
guard rest.popFirst() == "execute" else { end(usage, EX_USAGE) }
while let name = rest.popFirst() {
    guard ["--list", "--task", "--store", "--jobs"].contains(name), let value = rest.popFirst() else {
        end("\"\(name)\" is not known, or has no value; \(usage)", EX_USAGE)
    }
    values[name] = value
}
guard let list = values["--list"], let store = values["--store"], let task = TaskNumber(values["--task"] ?? "0/1"),
    let jobs = Int(values["--jobs"] ?? "1"), jobs > 0
else { end(usage, EX_USAGE) }

do {
    let part = try ListTask(
        path: list, task: task, store: store, jobs: jobs, environment: ProcessInfo.processInfo.environment)
    let ending = part.carryOut(onEvent: { _, _ in }) { words in
        let bytes = Array("bnbook-worker: error: \(words)\n".utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
    switch ending {
    case .kept: exit(0)
    case .failed: exit(1)
    case .unwritable: exit(EX_TEMPFAIL)
    }
} catch {
    end("error: \(error)", 1)
}
