internal import ArgumentParser
internal import CPlatform
internal import Foundation
internal import Outputs
internal import Store
internal import Worker

/// `bnbook worker`: carries out what a notebook's program asks for on descriptor 3. Started by `render`, `why` and
/// `verify`.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Carry out what a notebook's program asks for.", shouldDisplay: false)

    @Option var store: String?
    @Option var jobs: Int
    @Flag var fresh = false
    /// Whether files are written only to `writable`, and below.
    @Flag var bounded = false
    @Option var writable: [String] = []

    func run() throws {
        // It reads what it is asked to, and its own variables hold the store's key.
        guard bnbook_hide_environment() == 0 else { throw ExitCode(1) }
        let worker = RunWorker(
            store: store, isFresh: fresh, jobs: jobs, environment: ProcessInfo.processInfo.environment,
            mayWrite: { [bounded, writable] path in !bounded || writable.contains { isPath(path, atOrBelow: $0) } },
            onStoreError: { say(.warning("\($0)")) })
        try MessageChannel().serve { request, onProgress in
            let reply = worker.reply(to: request, onProgress: onProgress)
            // Said here before the program hears of it: it can only repeat it.
            for case .runs(let runs) in reply.said { say(.runs(runs)) }
            return reply
        }
    }
}

/// Tells whoever started the worker.
private func say(_ output: Output) {
    guard let json = try? OutputFraming.bytes(output) else { return }
    Console.write(String(decoding: json, as: UTF8.self) + "\n", to: STDOUT_FILENO)
}

/// Whether a path leads to `place` or below it, links followed.
private func isPath(_ path: String, atOrBelow place: String) -> Bool {
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent().resolvingSymlinksInPath().path(percentEncoded: false)
    let real = (folder.hasSuffix("/") ? folder : folder + "/") + url.lastPathComponent
    let allowed = URL(filePath: place)
    let parent = allowed.deletingLastPathComponent().resolvingSymlinksInPath().path(percentEncoded: false)
    let target = (parent.hasSuffix("/") ? parent : parent + "/") + allowed.lastPathComponent
    return real == target || real.hasPrefix(target + "/")
}
