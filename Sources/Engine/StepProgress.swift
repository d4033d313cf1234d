internal import Glibc

/// How far a run is, and when to say so again.
struct StepProgress {
    let total: Int
    var done = 0
    private var lastReport = secondsNow()

    init(total: Int) { self.total = total }

    /// True a few times a second at most.
    mutating func isDue() -> Bool {
        let now = secondsNow()
        guard now - lastReport > 0.25 else { return false }
        lastReport = now
        return true
    }
}

/// A clock that only runs forward.
func secondsNow() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
