import Spelling

internal import FoundationEssentials
internal import Glibc

/// A secret of this machine's user, by which entries that were put here are told from those that came with a folder. What
/// entries are called, and what is in them, never depends on it.
package struct StoreKey: Hashable, Sendable {
    /// At least 32 bytes.
    private let bytes: [UInt8]

    /// A secret of these bytes.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The variable of the environment that stands above the file, in hexadecimal.
    package static let variable = "BNBOOK_STORE_KEY"

    /// That of the user of this process; `nil` where none can be kept.
    package static let own = StoreKey(environment: ProcessInfo.processInfo.environment)

    /// That of a user with this environment: `BNBOOK_STORE_KEY`, else the file `bnbook/store.key` in
    /// `$XDG_CONFIG_HOME` or `~/.config`, which is made where it is missing and only its owner can read.
    package init?(environment: [String: String]) {
        if let text = environment[Self.variable], !text.isEmpty {
            guard let bytes = Self.bytes(text) else { return nil }
            self.init(bytes)
            return
        }
        guard let folder = configurationFolder(environment) else { return nil }
        let path = "\(folder)/store.key"
        guard let bytes = Self.read(path) ?? Self.make(path) else { return nil }
        self.init(bytes)
    }

    /// In hexadecimal.
    package var text: String { bytes.map { hexadecimal($0) }.joined() }

    /// HMAC with SHA-256 of a text (RFC 2104), in lower-case hexadecimal.
    package func sign(_ text: String) -> String {
        let key = bytes.count > 64 ? Self.bytes(SHA256.digest(bytes)) ?? [] : bytes
        let block = key + Array(repeating: 0, count: 64 - key.count)
        let inner = SHA256.digest(block.map { $0 ^ 0x36 } + Array(text.utf8))
        return SHA256.digest(block.map { $0 ^ 0x5C } + (Self.bytes(inner) ?? []))
    }
}

private extension StoreKey {
    /// The bytes of at least 64 digits of hexadecimal.
    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8.prefix { $0 != UInt8(ascii: "\n") })
        guard digits.count >= 64, digits.count.isMultiple(of: 2) else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        return bytes.count == digits.count / 2 ? bytes : nil
    }

    static func read(_ path: String) -> [UInt8]? {
        (try? readFile(path)).flatMap { bytes(String(decoding: $0, as: UTF8.self)) }
    }

    /// Makes the file, unless another process is faster; gives what is in it then.
    static func make(_ path: String) -> [UInt8]? {
        var random = SystemRandomNumberGenerator()
        let text = (0..<32).map { _ in hexadecimal(UInt8.random(in: .min ... .max, using: &random)) }.joined()
        let part = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36))\(partEnding)"
        guard (try? makeFolder(path.parentFolder)) != nil else { return nil }
        let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        defer { unlink(part) }
        let isWritten = (try? write(Array("\(text)\n".utf8), to: file)) != nil
        close(file)
        guard isWritten else { return nil }
        link(part, path)
        return read(path)
    }
}

private func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
