internal import FoundationEssentials

/// How outputs travel among printed text: a record separator, one JSON value, a line feed (RFC 7464).
package enum OutputFraming {
    /// Starts a record; text printed by a notebook is what stands between records.
    package static let separator: UInt8 = 0x1E

    /// The bytes of one output.
    package static func record(_ output: Output) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .bnbook
        return [separator] + [UInt8](try encoder.encode(output)) + [0x0A]
    }

    /// The output in a record's JSON; `nil` where it is none, that is, where a notebook printed a separator of its own.
    package static func output(_ json: some Collection<UInt8>) -> Output? {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .bnbook
        return try? decoder.decode(Output.self, from: Data(json))
    }
}

extension JSONEncoder.NonConformingFloatEncodingStrategy {
    fileprivate static var bnbook: Self { .convertToString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN") }
}

extension JSONDecoder.NonConformingFloatDecodingStrategy {
    fileprivate static var bnbook: Self {
        .convertFromString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    }
}
