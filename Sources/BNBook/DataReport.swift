internal import Datasets
internal import Worker

/// What is in a table: its columns and classes. A block that shows it says what is odd about the data at the page's top.
public struct DataReport: Sendable {
    /// A row for each column of the files: what it is for, its type, missing and different values, and range.
    public let columns: Table
    /// The samples of each class in each part; without rows where no classes are predicted.
    public let classes: Table
    /// Columns of one value, a column that tells what is to be predicted, test samples among the training samples, classes
    /// of the test part alone; in sentences.
    public let findings: [String]
}

extension Dataset {
    /// What is in a table, after its splits: `try iris.report` as a block's last expression shows it.
    /// - Throws: `DatasetError` for data that is no table, or whose files are gone.
    public var report: DataReport {
        get throws {
            let report: TableReport = try RunService.current.ask(.tableReport(self))
            let hasValidation = validationCount > 0
            let repeated = report.repeatedCount
            return DataReport(
                columns: Table(
                    report.columns,
                    note: repeated == 0
                        ? nil
                        : "\(repeated) training sample\(repeated == 1 ? " has" : "s have") the features of an earlier one."
                ) {
                    TableColumn("Column") { $0.name }
                    TableColumn("Role") { $0.role }
                    TableColumn("Type") { $0.type }
                    TableColumn("Missing") { $0.missing }
                    TableColumn("Different values") { $0.distinct }
                    TableColumn("Least") { quantity($0.range?.least) }
                    TableColumn("Mean") { quantity($0.range?.mean) }
                    TableColumn("Greatest") { quantity($0.range?.greatest) }
                },
                classes: Table(report.classes) {
                    TableColumn("Class") { $0.name }
                    TableColumn("Training") { $0.train }
                    if hasValidation { TableColumn("Validation") { $0.validation } }
                    TableColumn("Test") { $0.test }
                }, findings: report.findings)
        }
    }
}

/// A number, or an empty cell.
private func quantity(_ number: Double?) -> any Quantity {
    if let number { return number }
    return ""
}

extension DataReport: Displayable {
    /// The tables, then what is odd.
    package var displayed: [Output] {
        [.table(columns)] + (classes.rows.isEmpty ? [] : [.table(classes)])
            + findings.map { .notice($0) }
    }
}
