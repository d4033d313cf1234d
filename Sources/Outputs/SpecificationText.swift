/// A run's specification in JSON, whose seed, the last member, is held apart: runs that differ in their seeds alone share
/// the rest.
package struct SpecificationText: Codable, Hashable, Sendable {
    /// The JSON up to the seed; all of it where it ends otherwise.
    package let text: String
    /// `nil` where the seed does not stand at the end.
    var seed: UInt64?

    /// Takes a specification apart.
    package init(_ json: String) {
        let bytes = json.utf8, name = ",\"seed\":"
        var start = bytes.endIndex
        guard bytes.last == UInt8(ascii: "}") else { (text, seed) = (json, nil); return }
        start = bytes.index(before: start)
        let end = start
        while start > bytes.startIndex, case let before = bytes.index(before: start), (48...57).contains(bytes[before])
        {
            start = before
        }
        guard let number = UInt64(json[start..<end]), "\(number)" == json[start..<end], json[..<start].hasSuffix(name)
        else { (text, seed) = (json, nil); return }
        (text, seed) = (String(json[..<start]), number)
    }

    /// The specification.
    package var json: String { seed.map { "\(text)\($0)}" } ?? text }

    /// Reads a text.
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes it as one text.
    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(json)
    }
}
