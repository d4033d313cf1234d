internal import Synchronization

/// The cores that no run is using. Runs borrow them for an epoch.
final class FreeCores: Sendable {
    private let cores: Mutex<[Int]>

    init(_ cores: [Int]) { self.cores = Mutex(cores) }

    /// At most so many; they are no longer free.
    func take(atMost count: Int) -> [Int] {
        cores.withLock { cores in
            let taken = Array(cores.suffix(max(count, 0)))
            cores.removeLast(taken.count)
            return taken
        }
    }

    /// Makes cores free.
    func give(_ taken: [Int]) { cores.withLock { $0 += taken } }
}

/// Where a run is at work: on a core of its own, and on free ones as far as that pays.
struct Cores: Sendable {
    let own: Int
    let free: FreeCores
    /// So many threads, whether they pay or not; `nil` for as many as do.
    var forced: Int?

    /// Always so many threads, for tests and measurements.
    static func exactly(_ threads: Int) -> Cores {
        let count = max(threads, 1)
        return Cores(own: 0, free: FreeCores(Array(1..<max(count, 2))), forced: count)
    }

    /// Runs `body` in each worker of a team, the first in the caller's thread, on at most `useful` cores; returns when all
    /// have.
    func work(atMost useful: Int, _ body: @Sendable (Worker) -> Void) {
        let borrowed = free.take(atMost: min(forced ?? useful, Team.most) - 1)
        let team = Team(count: 1 + borrowed.count)
        concurrently(on: [own] + borrowed) { body(Worker(index: $0, team: team)) }
        free.give(borrowed)
    }
}
