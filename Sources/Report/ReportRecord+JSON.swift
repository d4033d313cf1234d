internal import Foundation

extension ReportRecord {
    /// The record as JSON, whose schema is `docs/report-json.md`.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// The record as an element that browsers neither show nor run, with a line for each member, so that changes can be
    /// read.
    func template() throws -> String {
        var text: [UInt8] = []
        var startsLine = true
        for byte in try json().utf8 where !startsLine || byte > UInt8(ascii: " ") {
            startsLine = byte == UInt8(ascii: "\n")
            switch byte {
            case UInt8(ascii: "&"): text += "&amp;".utf8
            case UInt8(ascii: "<"): text += "&lt;".utf8
            default: text.append(byte)
            }
        }
        return Self.opening + String(decoding: text.dropLast(), as: UTF8.self) + Self.closing
    }

    /// The record in a report, HTML or JSON, at `path`.
    /// - Throws: `ReportRecordError`.
    package init(report bytes: [UInt8], path: String) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let json: String
        if let start = text.firstRange(of: Self.opening),
            let end = text[start.upperBound...].firstRange(of: Self.closing)
        {
            json = String(text[start.upperBound..<end.lowerBound]).replacing("&lt;", with: "<").replacing(
                "&amp;", with: "&")
        } else {
            guard text.first(where: { !$0.isWhitespace }) == "{" else { throw ReportRecordError.noReport(path) }
            json = text
        }
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        let data = Data(json.utf8)
        guard let format = (try? decoder.decode(Format.self, from: data))?.format else {
            throw ReportRecordError.noReport(path)
        }
        guard format == Self.currentFormat else { throw ReportRecordError.otherFormat(path, found: format) }
        do { self = try decoder.decode(ReportRecord.self, from: data) } catch {
            throw ReportRecordError.damaged(path, reason: "\(error)")
        }
    }

    /// The values that were given in the place of the notebook's own, by name, as they may be given again.
    package var overrides: [String: String] {
        parameters.filter(\.isOverridden).reduce(into: [:]) { overrides, parameter in
            let list = parameter.items.flatMap { try? JSONEncoder().encode($0) }
            overrides[parameter.name] = list.map { String(decoding: $0, as: UTF8.self) } ?? parameter.value
        }
    }

    private struct Format: Decodable { var format: String }

    private static let opening = "<template id=\"bnbook-report\">\n"
    private static let closing = "\n</template>"
}

/// Why a file cannot be read as a report, as facts.
package enum ReportRecordError: Error, Equatable {
    case noReport(String)
    case otherFormat(String, found: String)
    case damaged(String, reason: String)
}

extension ReportRecordError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noReport(let path):
            "\(path): there is no report in this file; expected HTML or JSON that `bnbook render` wrote"
        case .otherFormat(let path, let found):
            "\(path): the report has the format \"\(found)\"; expected \"\(ReportRecord.currentFormat)\""
        case .damaged(let path, let reason): "\(path): the report is damaged: \(reason)"
        }
    }
}
