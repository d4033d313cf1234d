package import Report

/// What the last report of a notebook says, and what its run knows beyond that.
package struct LastReport: Sendable {
    /// The report.
    package var record: ReportRecord
    /// The runs that each inline value rests on, by its expression: "10 runs: Baseline"; `nil` where the run is not known any
    /// more that the report was made of. Values that rest on none are not among them.
    package var runs: [String: String]?

    /// A report, and the runs behind its values.
    package init(record: ReportRecord, runs: [String: String]?) {
        (self.record, self.runs) = (record, runs)
    }
}
