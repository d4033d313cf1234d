import Foundation
import Testing

@testable import Store

@Suite struct StoreTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]) func digestsAreThoseOfTheStandard(text: String, digest: String) {
        #expect(SHA256.digest(text) == digest)
    }

    @Test(arguments: [[], [7], Array(0...255)] as [[UInt8]]) func whatIsPutIsGot(bytes: [UInt8]) throws {
        try withStore { store in
            try store.put(bytes, "kind", "abcdef")
            #expect(try store.get("kind", "abcdef") == bytes)
            #expect(try store.get("kind", "abcdee") == nil)
            #expect(try store.get("other", "abcdef") == nil)
        }
    }

    @Test func aSecondPutStandsInTheFirstsPlace() throws {
        try withStore { store in
            try store.put([1], "kind", "abcdef")
            try store.put([2, 3], "kind", "abcdef")
            #expect(try store.get("kind", "abcdef") == [2, 3])
        }
    }

    @Test(arguments: [0, 63, 64, 66]) func aDamagedEntryIsReportedOnceAndDropped(byte: Int) throws {
        try withStore { store in
            try store.put([1, 2, 3], "kind", "abcdef")
            let path = store.path("kind", "abcdef")
            var data = try Data(contentsOf: URL(filePath: path))
            data[byte] ^= 1
            try data.write(to: URL(filePath: path))
            #expect(throws: StoreError.damaged(path)) { try store.get("kind", "abcdef") }
            #expect(try store.get("kind", "abcdef") == nil)
        }
    }

    @Test func aTruncatedEntryIsDamaged() throws {
        try withStore { store in
            try store.put([1, 2, 3], "kind", "abcdef")
            try Data("short".utf8).write(to: URL(filePath: store.path("kind", "abcdef")))
            #expect(throws: StoreError.damaged(store.path("kind", "abcdef"))) { try store.get("kind", "abcdef") }
        }
    }

    @Test func whatCannotBeWrittenIsSaidAndLeavesNothing() throws {
        try withStore { store in
            try writeAtomically([1], to: "\(store.folder)/file")
            #expect(throws: StoreError.unwritable("\(store.folder)/file/below", reason: "Not a directory")) {
                try writeAtomically([2], to: "\(store.folder)/file/below")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["file"])
        }
    }

    @Test(arguments: [
        (StoreError.damaged("/s/runs/ab/cd"), "/s/runs/ab/cd: the entry's bytes do not match their digest; it was dropped"),
        (StoreError.unwritable("/s/x", reason: "No space left on device"), "/s/x: cannot be written: No space left on device"),
    ]) func errorsAreWordedAs(error: StoreError, words: String) {
        #expect(error.description == words)
    }
}

/// Gives `body` a store in a folder of its own.
private func withStore(_ body: (Store) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)").path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(Store(folder: folder))
}
