// Digests as bits, and in hexadecimal.
import Testing

@testable import Store

@Suite struct SHA256DigestTests {
    @Test(arguments: [
        String(repeating: "0", count: 64), String(repeating: "f", count: 64),
        "0123456789abcdef00112233445566778899aabbccddeeff0f1e2d3c4b5a6978",
    ]) func nothingIsLostInBits(digits: String) {
        #expect(SHA256Digest(digits)?.text == digits)
    }

    @Test(arguments: [
        "", String(repeating: "0", count: 63), String(repeating: "0", count: 65), String(repeating: "A", count: 64),
        String(repeating: "-", count: 64), String(repeating: "g", count: 64),
    ]) func whatIsNoDigestIsNone(digits: String) { #expect(SHA256Digest(digits) == nil) }
}
