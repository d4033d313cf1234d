/// Images by name: small files of each format, found in folders and caches, and downloaded from a server of our own.
import Experiments
import Store
import TestSupport
import Testing

@testable import Datasets

@Suite struct PublishedImagesTests {
    let home = TemporaryFolder()

    /// A locator whose files of `images` are these small ones.
    func locator(_ files: SmallFiles, mirrors: [String] = [], environment: [String: String]? = nil) -> DatasetLocator {
        var locator = DatasetLocator(
            environment: environment ?? home.home, mirrors: mirrors, workingDirectory: "\(home.path)/work",
            patience: .init(connecting: 5, stalled: 5))
        let published = files.published(from: mirrors)
        locator.published = { _ in published }
        return locator
    }

    @Test(arguments: SmallFiles.all) func `is read from a folder, pixel by pixel`(files: SmallFiles) throws {
        for (name, bytes) in files.contents { try home.write(bytes, to: "mine/small/\(name)") }
        let loaded = try loadPublished(
            files.images, locator: locator(files, environment: ["BNBOOK_DATA": "\(home.path)/mine"]))
        #expect(loaded.train == files.train && loaded.test == files.test)
        #expect(loaded.dataset.classNames == (files.images == .emnistDigits ? [] : files.images.classNames))
        #expect(loaded.dataset.shape == files.images.shape && loaded.dataset.source == .published(files.images))
        #expect(
            try load(loaded.dataset, locator: locator(files, environment: ["BNBOOK_DATA": "\(home.path)/mine"])).train
                == files.train)
    }

    @Test(arguments: [".keras/datasets/in-keras", "work/data/in-torch", ".cache/torch/in-torch"])
    func `is found in the caches of others`(place: String) throws {
        let files = SmallFiles.all[0]
        for (name, bytes) in files.contents { try home.write(bytes, to: "\(place)/\(name)") }
        #expect(try loadPublished(files.images, locator: locator(files)).train == files.train)
        let content = locator(files).contentDigest(of: files.images, FileDigests(folder: nil) { _ in })
        try home.write([1], to: "\(place)/\(files.contents[0].name)")
        #expect(content != locator(files).contentDigest(of: files.images, FileDigests(folder: nil) { _ in }))
    }

    @Test func `others' bad files are passed over, one's own are errors`() throws {
        let files = SmallFiles.all[0], name = files.contents[0].name
        for (name, bytes) in files.contents {
            try home.write(bytes, to: "work/data/in-torch/\(name)")
            try home.write(bytes + [0], to: ".keras/datasets/in-keras/\(name)")
        }
        #expect(try loadPublished(files.images, locator: locator(files)).train == files.train)
        try home.write([1, 2], to: ".cache/bnbook/small/\(name)")
        #expect(
            failure { try loadPublished(files.images, locator: locator(files)) }?.hasPrefix(
                "\(home.path)/.cache/bnbook/small: missing ") == true)
        for (name, bytes) in files.contents { try home.write(bytes + [0], to: ".cache/bnbook/small/\(name)") }
        #expect(
            failure { try loadPublished(files.images, locator: locator(files)) }?.hasPrefix(
                "\(home.path)/.cache/bnbook/small/\(name): found the SHA-256 ") == true)
    }

    @Test(arguments: SmallFiles.all.filter(\.isDownloaded)) func `is downloaded once, checked and kept`(
        files: SmallFiles
    ) throws {
        let empty = LoopbackServer { _ in .init(status: 404) }
        let server = LoopbackServer { request in
            files.contents.first { "/" + $0.name == request.path }.map { .init(body: $0.bytes) } ?? .init(status: 404)
        }
        let locator = locator(files, mirrors: [empty.base, server.base])
        #expect(try loadPublished(files.images, locator: locator).train == files.train)
        #expect(home.names(in: ".cache/bnbook/small") == files.contents.map(\.name).sorted())
        #expect(try loadPublished(files.images, locator: locator).test == files.test)
        #expect(server.requests.map(\.path) == files.contents.map { "/" + $0.name })
        #expect(empty.requests.count == files.contents.count)
    }

    @Test func `what a server sends in their place is not kept`() throws {
        let files = SmallFiles.all[0], server = LoopbackServer { _ in .init(body: Array("<html>log in".utf8)) }
        let message = try #require(
            failure { try loadPublished(files.images, locator: locator(files, mirrors: [server.base])) })
        #expect(message.hasPrefix("Fashion-MNIST was not found. Looked in:\n"))
        #expect(message.contains("  \(server.base)\(files.contents[0].name): found the SHA-256 "))
        #expect(message.hasSuffix("into a folder named small and set BNBOOK_DATA to the folder that holds it."))
        #expect(home.names(in: ".cache/bnbook/small").allSatisfy { $0.hasSuffix(".part") })
    }

    /// The records are complete: each file has a digest and an address, and each class a name.
    @Test(arguments: PublishedImages.allCases) func `has a record`(images: PublishedImages) {
        let files = PublishedFiles.published(images)
        for edition in files.editions {
            #expect(edition.files.allSatisfy { $0.digest.count == 64 && $0.digest.allSatisfy(\.isHexDigit) })
        }
        #expect(files.editions[0].files.allSatisfy { $0.addresses.count >= 2 })
        let classes: [PublishedImages: Int] = [.emnistLetters: 26, .emnistBalanced: 47, .cifar100: 100]
        #expect(
            Set(images.classNames).count == classes[images] ?? 10
                && images.classNames.count == Set(images.classNames).count)
        #expect(!images.license.isEmpty && images.citation.contains("20"))
    }

    @Test func `what was found before is known without reading it`() throws {
        let files = SmallFiles.all[0], known = KnownDatasets(folder: home.path + "/store") { _ in }
        for (name, bytes) in files.contents { try home.write(bytes, to: "work/data/in-torch/\(name)") }
        let loaded = try loadPublished(files.images, locator: locator(files))
        #expect(known.published(files.images, content: "x") == nil)
        known.remember(loaded.dataset, files.images, content: "x")
        #expect(known.published(files.images, content: "x") == loaded.dataset)
        #expect(known.published(.kuzushijiMNIST, content: "x") == nil)
    }
}
