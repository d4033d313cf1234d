internal import Foundation

extension ReportRecord {
    /// The record as JSON without the rows of its tables of runs, and each table's rows. What stands in a table's place is
    /// found by `place(of:)`.
    ///
    /// Foundation's encoder holds a text several times on its way, and a million runs are 200 MB of rows.
    var withoutRows: (record: ReportRecord, rows: [String]) {
        var record = self, rows: [String] = []
        for trial in trials.indices {
            guard let own = trials[trial].runTable?.rows, own.utf8.allSatisfy(\.isPlain) else { continue }
            record.trials[trial].runTable?.rows = Self.place(of: rows.count)
            rows.append(own)
        }
        return (record, rows)
    }

    /// JSON with rows in the places that `withoutRows` left for them.
    static func json(_ json: Data, with rows: [String]) -> [UInt8] {
        var bytes: [UInt8] = [], rest = json[...]
        let escapes = rows.reduce(0) { $0 + $1.utf8.count { $0 < UInt8(ascii: " ") } }
        bytes.reserveCapacity(json.count + rows.reduce(0) { $0 + $1.utf8.count } + escapes + 1)
        for (number, rows) in rows.enumerated() {
            // A quotation mark within a text is escaped, so this is nowhere else.
            let place = Data("\"rows\" : \"\(place(of: number))\"".utf8)
            guard let found = rest.range(of: place) else { preconditionFailure("rows have lost their place") }
            bytes += rest[..<found.lowerBound]
            bytes += "\"rows\" : \"".utf8
            for byte in rows.utf8 {
                switch byte {
                case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
                case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
                default: bytes.append(byte)
                }
            }
            bytes.append(UInt8(ascii: "\""))
            rest = rest[found.upperBound...]
        }
        bytes += rest
        return bytes
    }

    private static func place(of number: Int) -> String { "rows of table \(number)" }
}

private extension UInt8 {
    /// Whether JSON has it as it is, or as `\t` or `\n`.
    var isPlain: Bool {
        switch self {
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"): true
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): false
        default: (0x20..<0x7F).contains(self)
        }
    }
}
