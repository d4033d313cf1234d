package import FoundationEssentials

/// How outputs travel among printed text: a record separator, a nonce, one JSON value, a line feed (RFC 7464 but for
/// the nonce). The nonce is drawn for each run and told to the program alone, so that no data that a block prints can
/// pass for a record.
package enum OutputFraming {
    /// Starts a record; text printed by a notebook is what stands between records.
    package static let separator: UInt8 = 0x1E

    /// 128 random bits in hexadecimal, never written anywhere.
    package static var newNonce: String {
        let bits = String(UInt128.random(in: 0 ... .max), radix: 16)
        return String(repeating: "0", count: 32 - bits.count) + bits
    }

    /// The bytes of one output.
    /// - Throws: `EncodingError`, which no output gives.
    package static func record(_ output: Output, nonce: String) throws -> [UInt8] {
        [separator] + Array(nonce.utf8) + (try bytes(output)) + [0x0A]
    }

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

    /// What blocks do not show, in JSON.
    /// - Throws: `DecodingError` for what is none.
    package static func unshown(_ json: some Collection<UInt8>) throws -> [UnshownValue] { try value(json) }

    /// The value in JSON.
    /// - Throws: `DecodingError` for what is none.
    package static func value<Value: Decodable>(_ json: some Collection<UInt8>) throws -> Value {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .bnbook
        return try decoder.decode(Value.self, from: Data(json))
    }
}

extension JSONEncoder.NonConformingFloatEncodingStrategy {
    /// How every record writes the numbers that JSON has no way to write.
    package static var bnbook: Self {
        .convertToString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    }
}

extension JSONDecoder.NonConformingFloatDecodingStrategy {
    /// What every record has for the numbers that JSON has no way to write.
    package static var bnbook: Self {
        .convertFromString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    }
}
