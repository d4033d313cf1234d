internal import FoundationEssentials

/// How outputs travel among printed text: a record separator, one JSON value, a line feed (RFC 7464).
package enum OutputFraming {
    /// Starts a record; text printed by a notebook is what stands between records.
    package static let separator: UInt8 = 0x1E

    /// The bytes of one output.
    package static func record(_ output: Output) throws -> [UInt8] { [separator] + (try bytes(output)) + [0x0A] }

    /// A value as JSON, whose numbers can be read back to the last bit.
    package static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .bnbook
        return [UInt8](try encoder.encode(value))
    }

    /// The output in a record's JSON; `nil` where it is none, that is, where a notebook printed a separator of its own.
    package static func output(_ json: some Collection<UInt8>) -> Output? { try? value(json) }

    /// The transcript in JSON.
    /// - Throws: `DecodingError` for what is none.
    package static func transcript(_ json: some Collection<UInt8>) throws -> Transcript { try value(json) }

    private static func value<Value: Decodable>(_ json: some Collection<UInt8>) throws -> Value {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .bnbook
        return try decoder.decode(Value.self, from: Data(json))
    }
}

extension JSONEncoder.NonConformingFloatEncodingStrategy {
    fileprivate static var bnbook: Self {
        .convertToString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    }
}

extension JSONDecoder.NonConformingFloatDecodingStrategy {
    fileprivate static var bnbook: Self {
        .convertFromString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    }
}
