internal import Foundation
internal import Outputs

extension ReportRecord {
    /// The record as JSON, whose schema is `docs/report-json.md`.
    package func json() throws -> String { String(decoding: try jsonBytes(), as: UTF8.self) }

    /// The same in UTF-8.
    package func jsonBytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .bnbook
        let (record, rows) = withoutRows
        var bytes = Self.json(try encoder.encode(record), with: rows)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// A record, given as JSON, as an element that browsers neither show nor run, with a line for each member, so that
    /// changes can be read.
    static func template(of json: String) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(json.utf8.count)
        var startsLine = true
        for byte in Array(json.utf8) where !startsLine || byte > UInt8(ascii: " ") {
            startsLine = byte == UInt8(ascii: "\n")
            switch byte {
            case UInt8(ascii: "&"): text += "&amp;".utf8
            case UInt8(ascii: "<"): text += "&lt;".utf8
            default: text.append(byte)
            }
        }
        return opening + String(decoding: text.dropLast(), as: UTF8.self) + closing
    }

    /// The record in a report, HTML, PDF or JSON, at `path`.
    /// - Throws: `ReportRecordError`.
    package init(report bytes: [UInt8], path: String) throws {
        if bytes.starts(with: "%PDF-".utf8) {
            let records = PDFAttachments.json(in: bytes)
            guard let record = records.first else { throw ReportRecordError.noReport(path) }
            guard records.count == 1 else { throw ReportRecordError.severalRecords(path, count: records.count) }
            try self.init(report: record, path: path)
            return
        }
        // Ends of lines may have changed on the way; those within the notebook's text are written as \r and \n.
        let text = String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        if let found = Self.json(in: text[...], after: Self.opening) {
            let count = Self.count(in: text)
            guard count == 1 else { throw ReportRecordError.severalRecords(path, count: count) }
            try self.init(json: found.json, path: path)
        } else {
            guard text.first(where: { !$0.isWhitespace }) == "{" else { throw ReportRecordError.noReport(path) }
            try self.init(json: text, path: path)
        }
    }

    /// The records of the reports on a page that holds several, in order; none in another file.
    /// - Throws: `ReportRecordError`.
    package static func all(onPage bytes: [UInt8], path: String) throws -> [ReportRecord] {
        var rest = String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)[...]
        var records: [ReportRecord] = []
        while let found = json(in: rest, after: ":bnbook-report\">\n") {
            records.append(try ReportRecord(json: found.json, path: path))
            rest = rest[found.end...]
        }
        return records
    }

    /// The first record in `text` whose element's tag ends so, and where it ends.
    private static func json(in text: Substring, after tag: String) -> (json: String, end: String.Index)? {
        guard let start = text.firstRange(of: tag), let end = text[start.upperBound...].firstRange(of: closing) else {
            return nil
        }
        let json = String(text[start.upperBound..<end.lowerBound])
        return (json.replacing("&lt;", with: "<").replacing("&amp;", with: "&"), end.upperBound)
    }

    /// The record that is written so, found in the file at `path`.
    /// - Throws: `ReportRecordError`.
    private init(json: String, path: String) throws {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .bnbook
        let data = Data(json.utf8)
        guard let format = (try? decoder.decode(Format.self, from: data))?.format else {
            throw ReportRecordError.noReport(path)
        }
        guard format == Self.currentFormat else { throw ReportRecordError.otherFormat(path, found: format) }
        do { self = try decoder.decode(ReportRecord.self, from: data) } catch {
            throw ReportRecordError.damaged(path, reason: "\(error)")
        }
    }

    /// How many elements of a page are a record to anybody who reads HTML: `<TEMPLATE ID=bnbook-report>` is one too.
    private static func count(in text: String) -> Int {
        var count = 0, rest = text.utf8[...]
        while let name = rest.firstRange(of: "bnbook-report".utf8) {
            let before = rest[..<name.lowerBound].suffix(200)
            if let open = before.lastIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }),
                String(decoding: before[open...], as: UTF8.self).lowercased().contains(
                    #/(?s)^<template\s(?:.*\s)?id\s*=\s*["']?$/#)
            {
                count += 1
            }
            rest = rest[name.upperBound...]
        }
        return count
    }

    /// The values that were given in the place of the notebook's own, by name, as they may be given again.
    package var overrides: [String: String] {
        parameters.filter(\.isOverridden).reduce(into: [:]) { overrides, parameter in
            let list = parameter.items.flatMap { try? JSONEncoder().encode($0) }
            overrides[parameter.name] = list.map { String(decoding: $0, as: UTF8.self) } ?? parameter.value
        }
    }

    private struct Format: Decodable { var format: String }

    private static let opening = element + "\n"
    private static let element = "<template id=\"bnbook-report\">"
    private static let closing = "\n</template>"
}

/// Why a file cannot be read as a report, as facts.
package enum ReportRecordError: Error, Equatable {
    /// A file that holds no record.
    case noReport(String)
    /// A file whose record has another shape.
    case otherFormat(String, found: String)
    /// A file whose record cannot be read, and why.
    case damaged(String, reason: String)
    /// A file with more than one record, of which none can be trusted.
    case severalRecords(String, count: Int)
}

extension ReportRecordError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noReport(let path):
            "\(path): there is no report in this file; expected HTML, PDF or JSON that `bnbook render` wrote"
        case .otherFormat(let path, "bnbook report 2"):
            "\(path): bnbook 0.1.0 made this report, and this bnbook does not read its record; `scripts/verify-with 0.1.0 \(path)` in bnbook's source builds and runs that version; or render it again"
        case .otherFormat(let path, let found):
            "\(path): the report has the format \"\(found)\", which another version of bnbook writes; expected \"\(ReportRecord.currentFormat)\"; the list of changes in bnbook's source says which"
        case .severalRecords(let path, let count):
            "\(path): there are \(count) records of a report in this file; expected one, since nobody could tell which the page is of"
        case .damaged(let path, let reason): "\(path): the report is damaged: \(reason)"
        }
    }
}
