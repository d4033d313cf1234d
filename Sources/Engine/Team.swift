internal import CKernels
internal import Glibc
internal import Synchronization

/// Threads that carry out the same steps side by side, each its share of the columns or rows.
final class Team: Sendable {
    let count: Int
    /// The most threads of a team: stages have memory for each.
    static let most = 64
    private let arrived = Atomic(0)
    private let round = Atomic(0)

    init(count: Int) {
        precondition(count <= Team.most)
        self.count = count
    }

    /// Returns when every worker of the team has called it.
    func wait() {
        guard count > 1 else { return }
        let current = round.load(ordering: .relaxed)
        if arrived.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == count {
            arrived.store(0, ordering: .relaxed)
            round.store(current + 1, ordering: .releasing)
            return
        }
        var spins = 0
        while round.load(ordering: .acquiring) == current {
            spins += 1
            // Another process may hold the core that a late worker needs.
            if spins > 2000 { sched_yield() }
        }
    }
}

/// One member of a team.
struct Worker {
    let index: Int
    let team: Team

    static var alone: Worker { Worker(index: 0, team: Team(count: 1)) }

    var leads: Bool { index == 0 }
    var isAlone: Bool { team.count == 1 }

    func wait() { team.wait() }

    /// This worker's share of columns that are padded to a multiple of 16; a multiple of 16 itself.
    func columns(of padded: Int) -> Range<Int> {
        let blocks = padded / 16
        return blocks * index / team.count * 16..<blocks * (index + 1) / team.count * 16
    }

    /// This worker's share of rows, or of anything else that is counted.
    func rows(of count: Int) -> Range<Int> {
        count * index / team.count..<count * (index + 1) / team.count
    }
}

/// Runs `body` once per core, each in a thread of its own that is moved there, the first in the caller's; returns when
/// all have.
func concurrently(on cores: [Int], _ body: @Sendable (_ index: Int) -> Void) {
    withoutActuallyEscaping(body) { body in
        let threads = cores.indices.dropFirst().map { index in
            let start = Unmanaged.passRetained(
                Start {
                    bn_moveToProcessor(Int32(cores[index]))
                    body(index)
                })
            var thread = pthread_t()
            let status = pthread_create(
                &thread, nil,
                {
                    Unmanaged<Start>.fromOpaque($0!).takeRetainedValue().body(); return nil
                }, start.toOpaque())
            precondition(status == 0, "the system gives no more threads")
            return thread
        }
        if !threads.isEmpty { bn_moveToProcessor(Int32(cores[0])) }
        body(0)
        for thread in threads { pthread_join(thread, nil) }
    }
}

private final class Start: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
