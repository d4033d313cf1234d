/// The 256 bits of a digest: a key in half the bytes of its hexadecimal.
package struct SHA256Digest: Hashable, BitwiseCopyable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// No digest of anything: all bits are 0.
    package static let zero = SHA256Digest()

    /// In bytes.
    static let size = 32

    private init() {}

    /// The digest of an array's bytes.
    package init<Element: BitwiseCopyable>(of values: [Element]) {
        var hash = SHA256()
        values.withUnsafeBytes { hash.update($0) }
        self = hash.digest()
    }

    /// Of 32 bytes, in order.
    init(bytes: UnsafeRawBufferPointer) {
        func word(_ number: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * number, as: UInt64.self))
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// `nil` for what is not 64 digits of lower-case hexadecimal.
    package init?(_ digits: String) {
        var digits = digits
        guard let digest = digits.withUTF8(Self.init(digits:)) else { return nil }
        self = digest
    }

    /// `nil` for what is not 64 digits of lower-case hexadecimal.
    package init?(_ digits: ArraySlice<UInt8>) {
        guard let digest = digits.withUnsafeBufferPointer(Self.init(digits:)) else { return nil }
        self = digest
    }

    private init?(digits: UnsafeBufferPointer<UInt8>) {
        guard digits.count == 64, let first = Self.word(digits, 0), let second = Self.word(digits, 16),
            let third = Self.word(digits, 32), let fourth = Self.word(digits, 48)
        else { return nil }
        words = (first, second, third, fourth)
    }

    /// The bits of 16 digits.
    private static func word(_ digits: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64? {
        var word: UInt64 = 0
        for digit in digits[start..<start + 16] {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): word = word << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): word = word << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return word
    }

    /// In lower-case hexadecimal.
    package var text: String {
        String(unsafeUninitializedCapacity: 64) { digits in
            func put(_ word: UInt64, _ start: Int) {
                for place in 0..<16 {
                    let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * place) & 15)
                    digits[start + place] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
                }
            }
            put(words.0, 0)
            put(words.1, 16)
            put(words.2, 32)
            put(words.3, 48)
            return 64
        }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.words.0 == right.words.0 && left.words.1 == right.words.1 && left.words.2 == right.words.2
            && left.words.3 == right.words.3
    }

    /// All bits count, as names may be made up.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}
