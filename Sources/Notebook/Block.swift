/// A block that is run: a fence whose info string is `swift experiment`.
package struct Block: Hashable, Sendable {
    /// Its place among the notebook's blocks, 0 for the first.
    package var index: Int
    /// The line of the opening fence.
    package var fenceLine: Int
    /// All lines of the block in the source, fences included.
    package var lines: ClosedRange<Int>
    /// What its `//|` lines say.
    package var options: BlockOptions
    /// The Swift code without its options, as it is shown and run.
    package var code: String
    /// The source line that `code` begins on.
    package var codeLine: Int
    /// The spaces that the fence's indentation took from each line.
    package var indentation: Int
}
