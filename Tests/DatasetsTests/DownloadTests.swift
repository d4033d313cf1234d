/// Downloads from mirrors that behave, and from mirrors that do not.
import Datasets
import Dispatch
import Synchronization
import TestSupport
import Testing

@Suite struct DownloadTests {
    let home = TemporaryFolder()
    static let cache = ".cache/bnbook/mnist"
    static let images = "train-images-idx3-ubyte"
    static let packedImages = gzip(MadeUpMNIST.trainImages)

    func locator(_ mirrors: String..., stalled: Int = 5) -> DatasetLocator {
        DatasetLocator(
            environment: home.home, mirrors: mirrors, workingDirectory: home.path, files: MadeUpMNIST.files,
            patience: .init(connecting: 5, stalled: stalled))
    }

    /// What is left of the train images' download after an attempt.
    var part: [UInt8]? { home.read("\(Self.cache)/\(Self.images).gz.part") }

    func begin(with bytes: some Sequence<UInt8>) throws {
        try home.write(Array(bytes), to: "\(Self.cache)/\(Self.images).gz.part")
    }

    @Test func `brings four checked files into the cache, and only once`() throws {
        let server = LoopbackServer.files()
        #expect(try loadMNIST(locator: locator(server.base)).train == MadeUpMNIST.train)
        #expect(home.names(in: Self.cache) == MadeUpMNIST.contents.keys.sorted())
        #expect(home.read("\(Self.cache)/\(Self.images)") == MadeUpMNIST.trainImages)
        #expect(try loadMNIST(locator: locator(server.base)).test == MadeUpMNIST.test)
        #expect(server.requests == MadeUpMNIST.files.all.map { .init(path: "/\($0.name).gz") })
    }

    @Test func `tells how far it is`() throws {
        let server = LoopbackServer.files()
        var heard: [DownloadProgress] = []
        _ = try loadMNIST(locator: locator(server.base)) { heard.append($0) }
        let count = Self.packedImages.count
        #expect(
            heard.first { $0.received == count }
                == DownloadProgress(
                    file: "\(Self.images).gz", host: String(server.base.dropFirst(7).dropLast()), received: count,
                    total: count))
        #expect(Set(heard.map(\.file)).count == 4)
    }

    @Test func `goes on where the last attempt ended`() throws {
        let server = LoopbackServer.files()
        try begin(with: Self.packedImages.prefix(20))
        var heard: [DownloadProgress] = []
        #expect(try loadMNIST(locator: locator(server.base)) { heard.append($0) }.train == MadeUpMNIST.train)
        #expect(server.requests.first == .init(path: "/\(Self.images).gz", start: 20))
        #expect(heard[0].received > 20 && heard[0].total == Self.packedImages.count)
    }

    @Test func `starts anew when the server ignores ranges`() throws {
        let server = LoopbackServer.files { $1.knowsRanges = false }
        try begin(with: Self.packedImages.prefix(20))
        #expect(try loadMNIST(locator: locator(server.base)).train == MadeUpMNIST.train)
        #expect(server.requests.count == 4)
    }

    @Test func `the second mirror goes on where the first broke off`() throws {
        let first = LoopbackServer.files { $1.cut = 25 }
        let second = LoopbackServer.files()
        #expect(try loadMNIST(locator: locator(first.base, second.base)).train == MadeUpMNIST.train)
        let brokenOff = MadeUpMNIST.files.all.filter { gzip(MadeUpMNIST.contents[$0.name]!).count > 25 }
        #expect(second.requests.map(\.start) == brokenOff.map { _ -> Int? in 25 })
    }

    @Test func `what has arrived is kept for the next attempt`() throws {
        let bad = LoopbackServer.files { $1.cut = 25 }
        let message = try #require(failure { try loadMNIST(locator: locator(bad.base)) })
        #expect(message.contains("\(bad.base)\(Self.images).gz: cannot be downloaded: "))
        // The rest is in libcurl's words, which differ by its version.
        #expect(message.contains("\(Self.packedImages.count - 25) bytes"))
        #expect(part == Array(Self.packedImages.prefix(25)))
        let good = LoopbackServer.files()
        #expect(try loadMNIST(locator: locator(good.base)).train == MadeUpMNIST.train)
        #expect(good.requests.first?.start == 25)
    }

    /// Partial files that no range can complete: wrong at the start, wrong and as long as the file, wrong and longer.
    @Test(arguments: [
        [UInt8](repeating: 7, count: 20), [UInt8](repeating: 7, count: packedImages.count),
        [UInt8](repeating: 7, count: 500),
    ])
    func `a corrupt partial file is discarded and fetched whole once`(bytes: [UInt8]) throws {
        let server = LoopbackServer.files()
        try begin(with: bytes)
        #expect(try loadMNIST(locator: locator(server.base)).train == MadeUpMNIST.train)
        #expect(server.requests.prefix(2).map(\.start) == [bytes.count, nil])
        #expect(server.requests.count == 5)
    }

    @Test func `a partial file that is whole is taken as it is`() throws {
        let server = LoopbackServer.files()
        try begin(with: Self.packedImages)
        #expect(try loadMNIST(locator: locator(server.base)).train == MadeUpMNIST.train)
        #expect(server.requests.count == 4)
    }

    @Test func `follows a redirection`() throws {
        let server = LoopbackServer.files()
        let gate = LoopbackServer { .init(status: 302, body: [1, 2, 3], location: server.base + $0.path.dropFirst()) }
        #expect(try loadMNIST(locator: locator(gate.base)).train == MadeUpMNIST.train)
    }

    @Test func `another mirror takes over from one that has nothing`() throws {
        let empty = LoopbackServer { _ in .init(status: 404, body: Array("<html>gone".utf8)) }
        let server = LoopbackServer.files()
        #expect(try loadMNIST(locator: locator(empty.base + "mnist", server.base)).train == MadeUpMNIST.train)
        #expect(empty.requests.first?.path == "/mnist/\(Self.images).gz")
    }

    @Test func `wrong bytes are not kept`() throws {
        let wrong = LoopbackServer.files { $1.body = gzip(MadeUpMNIST.testImages) }
        let portal = LoopbackServer { _ in .init(body: Array("<html>Please log in".utf8)) }
        let message = try #require(failure { try loadMNIST(locator: locator(wrong.base, portal.base)) })
        #expect(message.contains("  \(wrong.base)\(Self.images).gz: found the shape 2 × 3 × 4, expected 5 × 3 × 4\n"))
        #expect(
            message.contains(
                "  \(portal.base)\(Self.images).gz: found the magic number 0x3c68746d, expected 0x00000803"))
        #expect(part == [])
        #expect(wrong.requests.count == 1)
    }

    @Test func `a server that falls silent is left`() throws {
        let server = LoopbackServer.files { $1.stall = 25 }
        let message = try #require(failure { try loadMNIST(locator: locator(server.base, stalled: 1)) })
        #expect(message.contains("\(server.base)\(Self.images).gz: cannot be downloaded: Operation too slow."))
        #expect(part?.count == 25)
    }

    @Test func `two at once share one download`() throws {
        let server = LoopbackServer.files()
        let locator = locator(server.base)
        let digests = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 2) { _ in
            let text = failure { try loadMNIST(locator: locator) } ?? "loaded"
            digests.withLock { $0.append(text) }
        }
        #expect(digests.withLock { $0 } == ["loaded", "loaded"])
        #expect(server.requests.count == 4)
        #expect(home.names(in: Self.cache) == MadeUpMNIST.contents.keys.sorted())
    }
}
