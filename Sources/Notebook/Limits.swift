/// What a notebook's program may use at most, under `limits:` in `bnbook.yml`.
package struct Limits: Hashable, Sendable {
    /// Bytes of memory, for each of its processes and for what carries out its runs.
    package var memory = 16 << 30
    /// Seconds of processor time, over all threads.
    package var processorTime = 86_400
    /// Seconds of processor time that the compiler may take each time it is started.
    package var compileTime = 600
    /// Bytes that a file may grow to.
    package var fileSize = 4 << 30
    /// Processes at once, itself among them.
    package var processes = 64

    /// Those of a notebook whose project says nothing.
    package init() {}

    /// The lower one of each.
    package func narrowed(to other: Limits) -> Limits {
        var limits = self
        limits.memory = min(memory, other.memory)
        limits.processorTime = min(processorTime, other.processorTime)
        limits.compileTime = min(compileTime, other.compileTime)
        limits.fileSize = min(fileSize, other.fileSize)
        limits.processes = min(processes, other.processes)
        return limits
    }
}
