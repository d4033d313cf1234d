// The figures of recorded.json, which record.py wrote with SciPy: a row is the arguments of a call, then what it gives.
import Foundation
import Statistics

enum Recorded {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "recorded.json")
    private static let all = (try! JSONSerialization.jsonObject(with: Data(contentsOf: file)) as! [String: [[Any]]])
        .mapValues { rows in rows.map { Row(values: $0.map(Cell.init)) } }

    /// The rows of that name.
    static func rows(_ name: String) -> [Row] { all[name]! }
}

struct Row: Sendable, CustomStringConvertible {
    var values: [Cell]
    var description: String { values.map(\.description).joined(separator: " ") }

    func number(_ index: Int) -> Double { if case .number(let number) = values[index] { number } else { .nan } }
    func whole(_ index: Int) -> Int { Int(number(index)) }
    func list(_ index: Int) -> [Double] { if case .list(let list) = values[index] { list } else { [] } }
    func side(_ index: Int) -> Alternative {
        if case .word(let word) = values[index] { Alternative(rawValue: word)! } else { .twoSided }
    }
}

enum Cell: Sendable, CustomStringConvertible {
    case number(Double), list([Double]), word(String)

    init(_ json: Any) {
        switch json {
        case let list as [Double]: self = .list(list)
        // No number is null.
        case let list as [Any]: self = .list(list.map { ($0 as? NSNumber)?.doubleValue ?? .nan })
        case let word as String: self = .word(word)
        default: self = .number((json as! NSNumber).doubleValue)
        }
    }

    var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .list(let list): "\(list)"
        case .word(let word): word
        }
    }
}

/// Whether both agree to 1e-9 of their size.
func agrees(_ value: Double, _ recorded: Double) -> Bool {
    value == recorded || (value - recorded).magnitude <= 1e-9 * max(recorded.magnitude, 1e-290)
}
