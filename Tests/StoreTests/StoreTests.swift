import Foundation
import Synchronization
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
        try withStore { store, complaints in
            store.put(bytes, "kind", "abcdef")
            #expect(store.get("kind", "abcdef") == bytes)
            #expect(store.get("kind", "abcdee") == nil)
            #expect(store.get("other", "abcdef") == nil && complaints.all.isEmpty)
        }
    }

    @Test func aSecondPutStandsInTheFirstsPlace() throws {
        try withStore { store, complaints in
            store.put([1], "kind", "abcdef")
            store.put([2, 3], "kind", "abcdef")
            #expect(store.get("kind", "abcdef") == [2, 3] && complaints.all.isEmpty)
        }
    }

    @Test(arguments: [0, 63, 64, 66]) func aDamagedEntryIsReportedOnceAndDropped(byte: Int) throws {
        try withStore { store, complaints in
            store.put([1, 2, 3], "kind", "abcdef")
            let path = store.path("kind", "abcdef")
            var data = try Data(contentsOf: URL(filePath: path))
            data[byte] ^= 1
            try data.write(to: URL(filePath: path))
            for _ in 0..<2 { #expect(store.get("kind", "abcdef") == nil && complaints.all == [.damaged(path)]) }
        }
    }

    @Test func aTruncatedEntryIsDamaged() throws {
        try withStore { store, complaints in
            store.put([1, 2, 3], "kind", "abcdef")
            try Data("short".utf8).write(to: URL(filePath: store.path("kind", "abcdef")))
            #expect(store.get("kind", "abcdef") == nil && complaints.all == [.damaged(store.path("kind", "abcdef"))])
        }
    }

    @Test func anEntryThatMeansNothingIsDamaged() throws {
        try withStore { store, complaints in
            store.put([1, 2, 3], "kind", "abcdef")
            let value: Int? = store.get("kind", "abcdef") { _ in throw CancellationError() }
            #expect(
                value == nil && store.get("kind", "abcdef") == nil
                    && complaints.all == [.damaged(store.path("kind", "abcdef"))])
        }
    }

    @Test func whatCannotBeKeptIsOnlyComplainedOf() throws {
        try withStore { store, complaints in
            try writeAtomically([1], to: "\(store.folder)/kind")
            store.put([2], "kind", "abcdef")
            #expect(complaints.all == [.unwritable(store.path("kind", "abcdef"), reason: "Not a directory")])
        }
    }

    @Test func whatCannotBeWrittenIsSaidAndLeavesNothing() throws {
        try withStore { store, _ in
            try writeAtomically([1], to: "\(store.folder)/file")
            #expect(throws: StoreError.unwritable("\(store.folder)/file/below", reason: "Not a directory")) {
                try writeAtomically([2], to: "\(store.folder)/file/below")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["file"])
        }
    }

    @Test(arguments: [
        (StoreError.damaged("/s/runs/ab/cd"), "/s/runs/ab/cd: the entry is damaged; it was dropped, to be made again"),
        (
            StoreError.unwritable("/s/x", reason: "No space left on device"),
            "/s/x: cannot be written: No space left on device"
        ),
    ]) func errorsAreWordedAs(error: StoreError, words: String) {
        #expect(error.description == words)
    }
}

/// What a store complained of.
private final class Complaints: Sendable {
    private let errors = Mutex<[StoreError]>([])

    var all: [StoreError] { errors.withLock(\.self) }
    func take(_ error: StoreError) { errors.withLock { $0.append(error) } }
}

/// Gives `body` a store in a folder of its own.
private func withStore(_ body: (Store, Complaints) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)").path(
        percentEncoded: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let complaints = Complaints()
    try body(Store(folder: folder, onStoreError: complaints.take), complaints)
}
