/// An entry as it lies in its file: bytes with their SHA-256, and who put them there.
struct StoredEntry {
    let bytes: [UInt8]
    /// The digest that stands with them, in hexadecimal.
    let digest: String
    /// In hexadecimal; `nil` where nobody signed.
    let signature: String?

    /// One that was read elsewhere.
    init(bytes: [UInt8], digest: String, signature: String?) {
        (self.bytes, self.digest, self.signature) = (bytes, digest, signature)
    }

    /// Of a file: a plus sign, the signature, the digest, the bytes; before bnbook 0.2 the digest and the bytes. `nil` for
    /// one that is too short.
    init?(_ file: [UInt8]) {
        let isSigned = file.first == mark, head = isSigned ? Self.headLength : digestLength
        guard file.count >= head else { return nil }
        signature = isSigned ? Self.text(file[1...digestLength]) : nil
        digest = Self.text(file[head - digestLength..<head])
        bytes = Array(file[head...])
    }

    /// Of a program, which must begin its file: all of that stands behind it, signature, digest and plus sign.
    init?(program file: [UInt8]) {
        let isSigned = file.last == mark, end = isSigned ? file.count - 1 : file.count
        let length = end - (isSigned ? 2 : 1) * digestLength
        guard length >= 0 else { return nil }
        signature = isSigned ? Self.text(file[length..<length + digestLength]) : nil
        digest = Self.text(file[end - digestLength..<end])
        bytes = Array(file[..<length])
    }

    /// Whether the bytes are those that were put.
    var isWhole: Bool { digest == SHA256.digest(bytes) }

    /// How much of a signed file comes before its bytes.
    static let headLength = 1 + 2 * digestLength

    /// A file of these bytes, signed where there is a signature.
    static func file(_ bytes: [UInt8], _ digest: String, _ signature: String?) -> [UInt8] {
        Array(((signature.map { "+\($0)" } ?? "") + digest).utf8) + bytes
    }

    /// A program's file.
    static func file(ofProgram bytes: [UInt8], _ digest: String, _ signature: String?) -> [UInt8] {
        bytes + (signature.map { "\($0)\(digest)+" } ?? digest).utf8
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

private let digestLength = 64
private let mark = UInt8(ascii: "+")
