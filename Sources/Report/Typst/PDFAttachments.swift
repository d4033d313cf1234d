internal import CZlib

/// The files that a PDF holds, as Typst writes them: each a stream of its own, plain or deflated.
package enum PDFAttachments {
    /// The contents of the attached files that are JSON.
    package static func json(in pdf: [UInt8]) -> [[UInt8]] { files(in: pdf, type: "application/json") }

    /// The contents of the attached files of a media type, or of any.
    package static func files(in pdf: [UInt8], type: String? = nil) -> [[UInt8]] {
        let mark = type.map { "/" + $0.replacing("/", with: "#2F") } ?? ""
        return places(of: "/EmbeddedFile", in: pdf[...]).compactMap { place -> [UInt8]? in
            guard let end = places(of: "stream", in: pdf[place...].prefix(mostDictionary)).first,
                let start = places(of: " obj", in: pdf[max(0, place - mostDictionary)..<place]).last
            else { return nil }
            let dictionary = String(decoding: pdf[start..<end], as: UTF8.self)
            guard mark.isEmpty || dictionary.contains(mark),
                let length = dictionary.firstMatch(of: #/\/Length (\d+)/#),
                let count = Int(length.1)
            else { return nil }
            let first = pdf[(end + 6)...].firstIndex { $0 != 13 && $0 != 10 } ?? pdf.endIndex
            guard count <= pdf.endIndex - first else { return nil }
            let bytes = Array(pdf[first..<first + count])
            return dictionary.contains("/FlateDecode") ? inflated(bytes) : bytes
        }
    }
}

private extension PDFAttachments {
    /// Where a word begins.
    static func places(of word: String, in bytes: ArraySlice<UInt8>) -> [Int] {
        let word = Array(word.utf8)
        var (places, start) = ([Int](), bytes.startIndex)
        while let place = bytes[start...].firstIndex(of: word[0]) {
            if bytes[place...].starts(with: word) { places.append(place) }
            start = place + 1
        }
        return places
    }

    /// What zlib makes of a stream; `nil` for one that is damaged, or larger than any report.
    static func inflated(_ bytes: [UInt8]) -> [UInt8]? {
        var size = max(1 << 16, bytes.count * 8)
        while size <= mostBytes {
            var (output, count) = ([UInt8](repeating: 0, count: size), uLongf(size))
            let code = uncompress(&output, &count, bytes, uLong(bytes.count))
            if code == Z_OK { return Array(output.prefix(Int(count))) }
            guard code == Z_BUF_ERROR else { return nil }
            size *= 4
        }
        return nil
    }
}

/// No dictionary of an attached file takes more bytes.
private let mostDictionary = 4096
/// No record takes more.
private let mostBytes = 1 << 30
