internal import CCrypto

/// A SHA-256 digest in the making (FIPS 180-4), by OpenSSL's libcrypto.
package struct SHA256: ~Copyable {
    private let context: OpaquePointer

    /// The digest of nothing yet.
    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes more bytes in.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest of all bytes given, in lower-case hexadecimal.
    package consuming func finish() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        return String(decoding: digest.flatMap { [hexDigits[Int($0 >> 4)], hexDigits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The digest of an array's bytes, in lower-case hexadecimal.
    package static func digest<Element: BitwiseCopyable>(_ values: [Element]) -> String {
        var hash = SHA256()
        values.withUnsafeBytes { hash.update($0) }
        return hash.finish()
    }

    /// The digest of a text's UTF-8 bytes, in lower-case hexadecimal.
    package static func digest(_ text: String) -> String { digest(Array(text.utf8)) }
}

private let hexDigits = Array("0123456789abcdef".utf8)
