/// A file is read once, and again when it changed, whatever its times say.
import Datasets
import Foundation
import Store
import TestSupport
import Testing

@Suite struct FileDigestTests {
    let home = TemporaryFolder()

    func digests(smallest: Int = 0, settling: Int = 0) -> FileDigests {
        FileDigests(folder: "\(home.path)/store", smallest: smallest, settling: settling) { Issue.record("\($0)") }
    }

    var store: Store { Store(folder: "\(home.path)/store") { Issue.record("\($0)") } }

    @Test func `what did not change is not read again`() throws {
        let file = try home.write([1, 2, 3], to: "a")
        #expect(digests().digest(of: file) == SHA256.digest([1, 2, 3] as [UInt8]))
        // What is kept is believed: another digest in its place is given.
        let entry = try #require(store.entries("data").first)
        store.put(Array("kept".utf8), "data", entry.key)
        #expect(digests().digest(of: file) == "kept")
        #expect(
            FileDigests(folder: nil, onStoreError: { _ in }).digest(of: file) == SHA256.digest([1, 2, 3] as [UInt8]))
    }

    @Test func `other contents of the same size and time are seen`() throws {
        let file = try home.write([1, 2, 3], to: "a")
        let before = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate]
        _ = digests().digest(of: file)
        // The system's clock for files goes by ticks of some milliseconds.
        usleep(20_000)
        let handle = try #require(FileHandle(forWritingAtPath: file))
        handle.write(Data([9, 9, 9]))
        try handle.close()
        try FileManager.default.setAttributes([.modificationDate: before as Any], ofItemAtPath: file)
        #expect(digests().digest(of: file) == SHA256.digest([9, 9, 9] as [UInt8]))
    }

    @Test(arguments: [(0, 60), (2, 0)]) func `what may still change is not remembered, nor is what is small`(
        smallest: Int, settling: Int
    ) throws {
        let file = try home.write([1], to: "a")
        #expect(digests(smallest: smallest, settling: settling).digest(of: file) != nil)
        #expect(store.entries("data").isEmpty)
    }

    @Test func `several files have one digest, also where one is missing`() throws {
        let file = try home.write([1], to: "a")
        #expect(digests().digest(of: [file, "nowhere"]) == SHA256.digest(SHA256.digest([1] as [UInt8]) + "\nnone"))
        #expect(digests().digest(of: "nowhere") == nil)
    }
}
