internal import CCrypto

/// A SHA-256 digest in the making (FIPS 180-4), by OpenSSL's libcrypto.
package struct SHA256: ~Copyable {
    private let context: OpaquePointer

    /// The digest of nothing yet.
    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, algorithm, nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes more bytes in.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest of all bytes given.
    package consuming func digest() -> SHA256Digest {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: SHA256Digest.size) { bytes in
            EVP_DigestFinal_ex(context, bytes.baseAddress, nil)
            return SHA256Digest(bytes: UnsafeRawBufferPointer(bytes))
        }
    }

    /// The digest of all bytes given, in lower-case hexadecimal.
    package consuming func finish() -> String { digest().text }

    /// The digest of an array's bytes, in lower-case hexadecimal.
    package static func digest<Element: BitwiseCopyable>(_ values: [Element]) -> String {
        SHA256Digest(of: values).text
    }

    /// The digest of a text's UTF-8 bytes, in lower-case hexadecimal.
    package static func digest(_ text: String) -> String { digest(Array(text.utf8)) }
}

/// Found once: OpenSSL looks for `EVP_sha256()` among its providers at every beginning.
nonisolated(unsafe) private let algorithm = EVP_MD_fetch(nil, "SHA256", nil)
