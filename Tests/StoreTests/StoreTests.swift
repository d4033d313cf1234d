import Foundation
import Synchronization
import TestSupport
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

    @Test(arguments: [0, 65, 128, 129, 131]) func aDamagedEntryIsReportedOnceAndDropped(byte: Int) throws {
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
            #expect(complaints.all == [.keepsNothing(store.folder, reason: "Not a directory")])
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

    /// The third file cannot take its place: the first is as it was, and the second is not there.
    @Test func filesThatBelongTogetherAreAllWrittenOrNone() throws {
        try withStore { store, _ in
            try writeAtomically([1], to: "\(store.folder)/a")
            try writeAtomically([1], to: "\(store.folder)/c/x")
            let paths = ["a", "b", "c", "d"].map { "\(store.folder)/\($0)" }
            #expect(throws: StoreError.unwritable(paths[2], reason: "Is a directory")) {
                try writeTogether(paths.map { ($0, [2]) })
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder).sorted() == ["a", "c"])
            #expect(FileManager.default.contents(atPath: paths[0]) == Data([1]))
            #expect(throws: StoreError.unwritable("\(paths[0])/below", reason: "Not a directory")) {
                try writeTogether([(paths[1], [2]), ("\(paths[0])/below", [2])])
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder).sorted() == ["a", "c"])
            try writeTogether([(paths[0], [3]), (paths[1], [3]), ("\(store.folder)/e/f", [3])])
            #expect(FileManager.default.contents(atPath: paths[0]) == Data([3]))
            #expect(
                try FileManager.default.subpathsOfDirectory(atPath: store.folder).sorted() == [
                    "a", "b", "c", "c/x", "e", "e/f",
                ])
        }
    }

    @Test func aNewFileReplacesNone() throws {
        try withStore { store, _ in
            let path = "\(store.folder)/a"
            try writeNew([1], to: path)
            #expect(throws: StoreError.exists(path)) { try writeNew([2], to: path) }
            #expect(FileManager.default.contents(atPath: path) == Data([1]))
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["a"])
        }
    }

    /// Only what no process is at work on.
    @Test func whatIsLeftHalfWrittenIsSwept() throws {
        try withStore { store, _ in
            let part = try PartFile([1], for: "\(store.folder)/a")
            try writeAtomically([1], to: "\(store.folder)/a.12ab.part")
            try writeAtomically([1], to: "\(store.folder)/b.12ab.part")
            sweepParts(in: store.folder) { $0 == "a" }
            let names = try FileManager.default.contentsOfDirectory(atPath: store.folder)
            #expect(names.sorted() == [String(part.path.split(separator: "/").last!), "b.12ab.part"].sorted())
            part.discard()
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["b.12ab.part"])
        }
    }

    /// An empty folder goes, another is moved.
    @Test(arguments: [false, true]) func aFolderInAnEntrysPlaceIsNoHindrance(isFull: Bool) throws {
        try withStore { store, complaints in
            let path = store.path("runs", "abcdef")
            if isFull { try writeAtomically([1], to: "\(path)/x") } else { try makeFolder(path) }
            store.put([2], "runs", "abcdef")
            #expect(store.get("runs", "abcdef") == [2])
            guard isFull else { return #expect(complaints.all.isEmpty) }
            guard case .movedAside(path, let place)? = complaints.all.first else {
                Issue.record("\(complaints.all)")
                return
            }
            #expect(FileManager.default.contents(atPath: "\(place)/x") == Data([1]))
        }
    }

    @Test func aProgramIsKeptAsItIs() throws {
        try withStore { store, complaints in
            store.putProgram(Array("#!/bin/sh\n".utf8), "programs", "abcdef")
            let path = store.path("programs", "abcdef")
            #expect(FileManager.default.isExecutableFile(atPath: path))
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.hasPrefix("#!/bin/sh\n"))
            #expect(store.getProgram("programs", "abcdef") { String(decoding: $0, as: UTF8.self) } == "#!/bin/sh\n")
            try Data("#!/bin/sh\nexit 1".utf8).write(to: URL(filePath: path))
            #expect(store.getProgram("programs", "abcdef") { $0 } == nil && complaints.all == [.damaged(path)])
        }
    }

    @Test func oneAtATimeHoldsAnEntrysLock() throws {
        try withStore { store, _ in
            var lock = store.lock("runs", "abcdef")
            #expect(lock != nil && store.lock("runs", "abcdef") == nil && store.lock("runs", "abcdee") != nil)
            lock = nil
            #expect(lock == nil && store.lock("runs", "abcdef") != nil)
            let paths = try FileManager.default.subpathsOfDirectory(atPath: store.folder)
            #expect(paths.sorted() == ["runs", "runs/ab"])
        }
    }

    @Test(arguments: [
        (StoreError.damaged("/s/runs/ab/cd"), "/s/runs/ab/cd: the entry is damaged; it was dropped, to be made again"),
        (
            StoreError.unwritable("/s/x", reason: "No space left on device"),
            "/s/x: cannot be written: No space left on device"
        ),
        (
            StoreError.keepsNothing("/s", reason: "Permission denied"),
            "/s: nothing can be kept here: Permission denied; what is made now is made again the next time"
        ),
        (
            StoreError.movedAside("/s/x", to: "/s/y"),
            "/s/x: a folder was in the entry's place; it is now /s/y"
        ),
        (StoreError.exists("/s/x"), "/s/x: exists already, and is not replaced"),
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
    let folder = TemporaryFolder()
    let complaints = Complaints()
    // Not made yet: a store makes its folder.
    try body(
        Store(folder: "\(folder.path)/store", key: StoreKey(Array(0..<32)), onStoreError: complaints.take), complaints)
}
