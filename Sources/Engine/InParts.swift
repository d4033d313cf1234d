internal import Synchronization

/// What `body` gives for each of several parts of `count` things, one behind the other; each part is a thread's, as far as
/// there are cores and it has enough to do.
func inParts<Value: Sendable, Failure>(
    of count: Int, cores: Int, _ body: @Sendable (Range<Int>) throws(Failure) -> [Value]
) throws(Failure) -> [Value] {
    // To begin a thread takes as long as some dozens of things.
    let threads = max(1, min(cores, count / 1000))
    if threads == 1 { return try body(0..<count) }
    let parts = Mutex<[Result<[Value], Failure>?]>(Array(repeating: nil, count: threads))
    concurrently(on: Array(0..<threads)) { thread in
        let part = Result { () throws(Failure) in
            try body(count * thread / threads..<count * (thread + 1) / threads)
        }
        parts.withLock { $0[thread] = part }
    }
    var all: [Value] = []
    for part in parts.withLock({ $0 }) { all += try part!.get() }
    return all
}
