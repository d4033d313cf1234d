import Foundation
import TestSupport
import Testing

@testable import Store

/// Entries that this machine's user put into a store are told from those that came with a folder.
@Suite struct StoreKeyTests {
    /// The test cases 1, 2 and 6 of RFC 4231.
    @Test(
        arguments: [
            (
                Array(repeating: 0x0B, count: 20), "Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                Array(repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ] as [([UInt8], String, String)]) func signaturesAreThoseOfTheStandard(
            key: [UInt8], text: String, signature: String
        )
    {
        #expect(StoreKey(key).sign(text) == signature)
    }

    @Test func theSecretIsMadeOnceAndItsOwnersAlone() throws {
        let home = TemporaryFolder()
        let key = try #require(StoreKey(environment: ["HOME": home.path]))
        let path = "\(home.path)/.config/bnbook/store.key"
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == key.text + "\n" && key.text.count == 64)
        #expect(StoreKey(environment: ["HOME": home.path]) == key)
        #expect(StoreKey(environment: ["HOME": "/nowhere", "BNBOOK_STORE_KEY": key.text]) == key)
        #expect(StoreKey(environment: ["HOME": "/nowhere", "XDG_CONFIG_HOME": "\(home.path)/.config"]) == key)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(home.path)/.config/bnbook") == ["store.key"])
    }

    @Test(arguments: [["HOME": "/proc/nowhere"], [:], ["HOME": "/tmp", "BNBOOK_STORE_KEY": "short"]])
    func thereMayBeNone(environment: [String: String]) { #expect(StoreKey(environment: environment) == nil) }

    /// What is wrong with a secret is said of where it is, and without it.
    @Test(arguments: [
        ("abcdef", "is no secret: found 6 digits, expected at least 64 digits of hexadecimal"),
        (String(repeating: "a", count: 65), "found 65 digits"), ("ab-\u{E9}", "found no digit at character 3"),
    ]) func aMalformedSecretIsSaid(secret: String, words: String) throws {
        let absence = StoreKey.absence(environment: ["BNBOOK_STORE_KEY": secret, "HOME": "/nowhere"])
        #expect(absence.hasPrefix("BNBOOK_STORE_KEY is no secret: ") && absence.contains(words), "\(absence)")
        let home = TemporaryFolder()
        try home.write(Array("\(secret)\n".utf8), to: ".config/bnbook/store.key")
        let ofFile = StoreKey.absence(environment: ["HOME": home.path])
        #expect(ofFile.hasPrefix("\(home.path)/.config/bnbook/store.key is no secret: ") && ofFile.contains(words))
        #expect(StoreKey.absence(environment: ["HOME": "/proc/nowhere"]).hasPrefix("no secret can be kept in "))
    }

    private static let here = StoreKey(Array(repeating: 1, count: 32)), there = StoreKey(Array(repeating: 2, count: 32))

    /// Results are used wherever they are from, programs and what else is kept are not.
    @Test(
        arguments: [
            ("runs", there, isUsed: true, isForeign: true), ("runs", nil, isUsed: true, isForeign: true),
            ("runs", here, isUsed: true, isForeign: false), ("outputs", there, isUsed: false, isForeign: true),
            ("outputs", nil, isUsed: false, isForeign: true), ("outputs", here, isUsed: true, isForeign: false),
        ] as [(String, StoreKey?, isUsed: Bool, isForeign: Bool)])
    func whatOthersPutIsTold(kind: String, writer: StoreKey?, isUsed: Bool, isForeign: Bool) throws {
        let folder = TemporaryFolder()
        let store = Store(folder: folder.path, key: Self.here) { Issue.record("\($0)") }
        Store(folder: folder.path, key: writer) { Issue.record("\($0)") }.put([1, 2, 3], kind, "abcdef")
        #expect((store.get(kind, "abcdef") == [1, 2, 3]) == isUsed)
        #expect(store.isForeign(kind, "abcdef") == isForeign)
        // Without a secret nothing is told apart, and everything works.
        let plain = Store(folder: folder.path, key: nil) { Issue.record("\($0)") }
        #expect(plain.get(kind, "abcdef") == [1, 2, 3] && !plain.isForeign(kind, "abcdef"))
    }

    /// A signature holds for one entry.
    @Test func anEntryInAnothersPlaceIsForeign() throws {
        let folder = TemporaryFolder()
        let store = Store(folder: folder.path, key: Self.here) { Issue.record("\($0)") }
        store.put([1], "runs", "abcdef")
        try FileManager.default.copyItem(atPath: store.path("runs", "abcdef"), toPath: store.path("runs", "abcdee"))
        #expect(!store.isForeign("runs", "abcdef") && store.isForeign("runs", "abcdee"))
    }

    @Test func aStrangersProgramIsNotStarted() throws {
        let folder = TemporaryFolder()
        let store = Store(folder: folder.path, key: Self.here) { Issue.record("\($0)") }
        let other = Store(folder: folder.path, key: Self.there) { Issue.record("\($0)") }
        other.putProgram([7], "programs", "abcdef")
        #expect(store.getProgram("programs", "abcdef") { $0 } == nil)
        store.putProgram([8], "programs", "abcdef")
        #expect(store.getProgram("programs", "abcdef") { $0 } == [8])
    }

    @Test func whatIsTrustedIsSigned() throws {
        let folder = TemporaryFolder(), key = SHA256.digest("1"), name = SHA256.digest("2")
        let store = Store(folder: folder.path, key: Self.here) { Issue.record("\($0)") }
        let other = Store(folder: folder.path, key: Self.there) { Issue.record("\($0)") }
        other.put([1], "outputs", name)
        other.putProgram([2], "programs", name)
        let segment = other.newSegment()
        try segment.append(Array("one".utf8), key)
        #expect(SegmentIndex(store).isForeign(key) == true && SegmentIndex(store).bytes(key) == Array("one".utf8))
        for entry in Store.kinds.flatMap(store.entries) { #expect(store.trust(entry)) }
        #expect(store.get("outputs", name) == [1] && store.getProgram("programs", name) { $0 } == [2])
        #expect(SegmentIndex(store).isForeign(key) == false && SegmentIndex(store).bytes(key) == Array("one".utf8))
        #expect(SegmentIndex(other).isForeign(key) == true)
    }
}
