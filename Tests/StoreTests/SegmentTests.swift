import Foundation
import Testing
import TestSupport

@testable import Store

/// Entries that are appended to a file of their process.
@Suite struct SegmentTests {
    static func key(_ number: Int) -> String { SHA256.digest("\(number)") }

    @Test func whatIsAppendedIsFoundByOthersWhileItGrows() throws {
        let folder = TemporaryFolder()
        let store = Store(folder: folder.path, key: StoreKey(Array(0..<32))) { Issue.record("\($0)") }
        let segment = store.newSegment(), other = store.newSegment()
        try segment.append(Array("one".utf8), Self.key(1))
        let index = SegmentIndex(store)
        #expect(index.bytes(Self.key(1)) == Array("one".utf8) && index.bytes(Self.key(2)) == nil)
        try segment.append(Array("two".utf8), Self.key(2))
        try other.append(Array("three".utf8), Self.key(3))
        usleep(1_100_000)
        #expect(index.bytes(Self.key(2)) == Array("two".utf8) && index.bytes(Self.key(3)) == Array("three".utf8))
        #expect(store.entries(Store.segments).count == 2 && store.strangers.isEmpty)
        #expect(store.entries(Store.segments).flatMap { store.keys(ofSegment: $0.path) }.count == 3)
    }

    /// A process that dies at a bad moment leaves half a line; a disk, a wrong byte.
    enum Damage: CaseIterable {
        case torn, wrongByte, wrongKey, empty, garbage

        func damage(_ bytes: inout [UInt8]) {
            switch self {
            case .torn: bytes.removeLast(9)
            case .wrongByte: bytes[199] ^= 1
            case .wrongKey: bytes[3] = bytes[3] == 0x61 ? 0x62 : 0x61
            case .empty: bytes = []
            case .garbage: bytes = Array(repeating: 0xFF, count: 300) + [0x0A]
            }
        }

        /// What can still be read.
        var left: [Int] {
            switch self {
            case .torn: [1]
            case .wrongByte, .wrongKey: [2]
            case .empty, .garbage: []
            }
        }
    }

    @Test(arguments: Damage.allCases) func whatIsDamagedIsNone(_ damage: Damage) throws {
        let folder = TemporaryFolder()
        let store = Store(folder: folder.path, key: StoreKey(Array(0..<32))) { Issue.record("\($0)") }
        let segment = store.newSegment()
        for number in 1...2 { try segment.append(Array("entry \(number)".utf8), Self.key(number)) }
        let path = store.entries(Store.segments)[0].path
        var bytes = try readFile(path)
        damage.damage(&bytes)
        try writeAtomically(bytes, to: path)
        let index = SegmentIndex(store)
        #expect((1...2).filter { index.bytes(Self.key($0)) != nil } == damage.left)
    }
}
