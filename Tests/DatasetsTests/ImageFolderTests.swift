/// Images in folders: good ones, damaged ones, other sizes.
import Experiments
import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct ImageFolderTests {
    let folder = TemporaryFolder()

    func load(_ size: [Int]? = nil, grey: Bool = false, remark: (String) -> Void = { _ in }) throws -> LoadedDataset {
        try loadImageFolder(ImageFolder(folder: folder.path, size: size, isGrey: grey), remark: remark)
    }

    @Test func `classes are folders, and images come by name`() throws {
        try folder.write(SmallImages.colours, to: "b/2.png")
        try folder.write(SmallImages.colours, to: "b/1.PNG")
        try folder.write(SmallImages.colours, to: "a/x.png")
        try folder.write([1], to: "a/.hidden")
        try folder.write([1], to: "a/notes.txt")
        var remarks: [String] = []
        let loaded = try load { remarks.append($0) }
        #expect(loaded.dataset.shape == [2, 3, 3] && loaded.dataset.classNames == ["a", "b"])
        #expect(loaded.train.labels == [0, 1, 1] && loaded.test.count == 0)
        #expect(
            Array(loaded.train.pixels.prefix(18))
                == [255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30, 40, 50, 60, 70, 80, 90])
        #expect(remarks == ["\(folder.path): 1 file is no .png, .jpg or .jpeg by name, and left out."])
        #expect(try Datasets.load(loaded.dataset, locator: DatasetLocator(environment: [:])).train == loaded.train)
    }

    @Test func `parts are folders, too`() throws {
        for name in ["train/0/a", "train/10/a", "train/2/a", "test/2/a"] {
            try folder.write(SmallImages.greys, to: name + ".png")
        }
        let loaded = try load(grey: true)
        #expect(loaded.dataset.classNames == ["0", "2", "10"] && loaded.dataset.shape == [2, 2])
        #expect(loaded.test == Samples(pixels: [0, 100, 200, 255], labels: [1]))
        try folder.write(SmallImages.greys, to: "test/7/a.png")
        #expect(
            failure { try load() }
                == "\(folder.path)/test/7: found a class of the test part alone, expected one of 0, 2, 10")
    }

    @Test func `transparent pixels lie on black`() throws {
        let path = try folder.write(SmallImages.transparent, to: "a.png")
        #expect(try DecodedImage(path: path).pixels == [200, 100, 50, 0, 0, 0])
    }

    /// What Pillow 13 and libjpeg-turbo decode them to.
    @Test(arguments: SmallImages.decoded) func `each kind of file is decoded to its bytes`(
        name: String, bytes: [UInt8], pixels: [UInt8]
    ) throws {
        #expect(try DecodedImage(path: folder.write(bytes, to: "a")).pixels == pixels, "\(name)")
    }

    @Test func `greys weigh colours as Pillow does`() {
        let image = DecodedImage(height: 1, width: 4, pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30])
        #expect(image.grey.pixels == [76, 150, 29, 18])
    }

    @Test func `pixels are means of what they cover`() {
        let image = DecodedImage(height: 2, width: 3, pixels: [0, 30, 60, 90, 120, 150])
        #expect(image.resized(height: 1, width: 1).pixels == [75])
        #expect(image.resized(height: 2, width: 2).pixels == [10, 50, 100, 140])
        #expect(image.resized(height: 4, width: 3).pixels == [0, 30, 60, 0, 30, 60, 90, 120, 150, 90, 120, 150])
    }

    @Test func `sizes must agree, unless one is asked for`() throws {
        try folder.write(SmallImages.colours, to: "a/1.png")
        try folder.write(SmallImages.greys, to: "a/2.png")
        #expect(
            failure { try load() }
                == "\(folder.path)/a/2.png: found 2 × 2 pixels, expected 2 × 3 as in the first image, or size: for all")
        #expect(try load([4, 5]).dataset.shape == [4, 5, 3])
        #expect(try load([4, 5], grey: true).train.pixels.count == 40)
    }

    @Test(arguments: [
        (Array(SmallImages.colours.dropLast(30)), "an image that is damaged or too large (the file ends too early)"),
        (Array(SmallImages.jpeg.prefix(SmallImages.jpeg.count - 12)), "an image that is damaged or too large ("),
        (Array(SmallImages.jpeg.prefix(100)), "an image that is damaged or too large ("),
        (SmallImages.changed(SmallImages.colours, at: 50), "an image that is damaged or too large (IDAT: "),
        (SmallImages.changed(SmallImages.colours, at: 16), "an image that is damaged or too large (IHDR: CRC error)"),
        ([1, 2, 3, 4], "neither PNG nor JPEG"), ([], "neither PNG nor JPEG"),
    ]) func `a damaged image is refused`(bytes: [UInt8], words: String) throws {
        try folder.write(bytes, to: "a/1.png")
        let found = failure { try load() }
        #expect(found?.hasPrefix("\(folder.path)/a/1.png: found \(words)") == true, "\(found ?? "nothing")")
    }

    @Test func `a folder without images says what was expected`() throws {
        #expect(
            failure { try load() } == "\(folder.path): found 0 folders in it, expected one for each class, at most 256")
        try folder.write([1], to: "a/notes.txt")
        #expect(
            failure { try load() }
                == "\(folder.path): found no image in it, expected .png, .jpg or .jpeg files in a folder for each class"
        )
    }

    @Test func `a folder's digest is that of all that is in it`() throws {
        func digest() -> String? { FileDigests(folder: nil) { _ in }.digest(of: folder.path + "/") }
        try folder.write(SmallImages.greys, to: "a/1.png")
        let first = digest()
        try folder.write(SmallImages.greys, to: "a/2.png")
        let second = digest()
        try folder.write(SmallImages.colours, to: "a/2.png")
        #expect(first != nil && first != second && second != digest())
        #expect(FileDigests(folder: nil) { _ in }.digest(of: folder.path + "/none/") == nil)
    }
}
