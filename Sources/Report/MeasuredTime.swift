/// A time that was measured: as a report has it, and as a later run had it. It may differ, and nothing else may.
package struct MeasuredTime: Hashable, Sendable {
    /// "`result.seconds` on line 7".
    package var place: String
    package var reported: String
    package var now: String
}
