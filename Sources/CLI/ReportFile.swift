internal import CPlatform
internal import Foundation
internal import Notebook
internal import Report

/// A file of a report, as it is there or as it is to be.
struct ReportFile {
    /// Without folders.
    var name: String
    var bytes: [UInt8]
    /// The notebook's name: "q1".
    var notebook: String

    /// Names that files of a report may have.
    struct Name: Hashable {
        /// "q1-fig-loss".
        var stem: String
        /// ".svg".
        var ending: String
        /// Whether the stem may be followed by a hyphen and a number.
        var isNumbered = false

        /// The name without a number.
        var text: String { stem + ending }

        /// Whether a file of that name is one of these.
        func matches(_ name: String) -> Bool {
            guard isNumbered, name.hasPrefix("\(stem)-"), name.hasSuffix(ending) else { return name == text }
            let number = name.dropFirst(stem.count + 1).dropLast(ending.count)
            return name == text || !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber }
        }
    }
}

extension ReportFile {
    /// The files with text and data that are too long for the pages of a report, which all formats share that lead to
    /// them.
    static func beside(_ report: Report) -> [ReportFile] {
        (report.printedFiles.sorted { $0.key < $1.key } + report.dataFiles.sorted { $0.key < $1.key }).map {
            ReportFile(name: $0.key, bytes: $0.value, notebook: report.notebook.name)
        }
    }
}

extension ReportFile.Name {
    /// Names that `ReportFile.beside` may give.
    static func beside(_ notebook: Notebook) -> [ReportFile.Name] {
        notebook.blocks.flatMap { block in
            besideEndings.map {
                ReportFile.Name(stem: Report.printedName(block, of: notebook.name), ending: $0, isNumbered: true)
            }
        }
    }

    /// Whether a file beside a report of `notebook`, as it is or as it was, may have that name.
    static func isBeside(_ name: String, _ notebook: String) -> Bool {
        guard name.hasPrefix("\(notebook)-block-"), besideEndings.contains(where: name.hasSuffix) else { return false }
        return name.dropFirst(notebook.count + 7).dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    private static let besideEndings = [".txt", ".csv"]
}

extension [UInt8] {
    /// Whether these bytes hold that text, which is not empty.
    func contains(text: String) -> Bool {
        var text = text
        return text.withUTF8 { text in
            withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress, let part = text.baseAddress else { return false }
                return bnbook_holds(start, bytes.count, part, text.count) != 0
            }
        }
    }

    /// Whether the bytes of two files are the same: `==` compares one after the other.
    func isSame(as other: [UInt8]) -> Bool {
        withUnsafeBytes { own in
            other.withUnsafeBytes { other in
                guard own.count == other.count, let first = own.baseAddress, let second = other.baseAddress else {
                    return own.isEmpty && other.isEmpty
                }
                return memcmp(first, second, own.count) == 0
            }
        }
    }
}
