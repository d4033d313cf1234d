internal import Glibc

/// The processor time in seconds that `work` takes on this thread, the least of three times: what else the machine does
/// takes no part in it.
package func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    return try (0..<3).reduce(Double.infinity) { least, _ in
        let start = now()
        try work()
        return min(least, now() - start)
    }
}
