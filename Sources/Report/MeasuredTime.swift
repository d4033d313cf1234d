/// A time that was measured: as a report has it, and as a later run had it. It may differ, and nothing else may.
package struct MeasuredTime: Hashable, Sendable {
    /// "`result.seconds` on line 7".
    package var place: String
    /// As the report has it, with its unit.
    package var reported: String
    /// As the later run had it, with its unit.
    package var now: String
}
