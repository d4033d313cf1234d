/// Points of the plane, CSV files, and IDX files of any images.
import Experiments
import Foundation
import Testing

@testable import Datasets

@Suite struct OtherSourceTests {
    @Test(arguments: [
        (Dataset.PointShape.moons, "Two moons", "0cfd7e987d501ee9"), (.spirals, "Two spirals", "d554f9ec0e0dec34"),
    ]) func pointsAreTheSameEverywhere(shape: Dataset.PointShape, name: String, digest: String) throws {
        let loaded = try loadPoints(shape, train: 50, test: 20, noise: 0.1, seed: 4)
        #expect(loaded.dataset.name == name && loaded.dataset.shape == [2] && loaded.dataset.classes == 2)
        #expect(loaded.dataset.digest.hasPrefix(digest), "\(loaded.dataset.digest)")
        #expect(loaded.train.features.count == 100 && loaded.train.pixels.isEmpty)
        #expect(try load(loaded.dataset, locator: DatasetLocator(environment: [:])).train == loaded.train)
    }

    @Test func moonsLieOnTheirCircles() throws {
        let samples = try loadPoints(.moons, train: 40, test: 1, noise: 0, seed: 1).train
        for index in 0..<40 {
            let (x, y) = (Double(samples.features[2 * index]), Double(samples.features[2 * index + 1]))
            let radius = index % 2 == 0 ? x * x + y * y : (x - 1) * (x - 1) + (y - 0.5) * (y - 0.5)
            #expect(abs(radius - 1) < 1e-6 && samples.labels[index] == UInt8(index % 2))
        }
    }

    @Test func csvIsRead() throws {
        let folder = TemporaryFolder()
        try folder.write(Array("a, label ,b\r\n1,0,2.5\r\n-3e2,2,0\r\n".utf8), to: "train.csv")
        try folder.write(Array("a,label,b\n4,1,5\n".utf8), to: "test.csv")
        let loaded = try loadCSV(train: folder.path + "/train.csv", test: folder.path + "/test.csv", label: "label")
        #expect(loaded.train.features == [1, 2.5, -300, 0] && loaded.train.labels == [0, 2])
        #expect(loaded.dataset.shape == [2] && loaded.dataset.classes == 3 && loaded.dataset.name == "train" && loaded.dataset.testCount == 1)
    }

    @Test(arguments: [
        ("a,b\n1,2\n", ":1: found the columns a, b, expected one called label"), ("a,label\n1\n", ":2: found 1 values, expected 2"),
        ("a,label\nx,1\n", ":2: found \"x\" as a, expected a number"), ("a,label\n1,0\n1,300\n", ":3: found the label \"300\", expected 0 to 255"),
    ]) func badCSVSaysWhere(text: String, message: String) throws {
        let folder = TemporaryFolder(), path = folder.path + "/data.csv"
        try folder.write(Array(text.utf8), to: "data.csv")
        let error = #expect(throws: DatasetError.self) { try loadCSV(train: path, test: path, label: "label") }
        #expect(error?.description == path + message)
    }

    @Test func idxOfOtherImagesIsRead() throws {
        let folder = TemporaryFolder()
        func words(_ values: [UInt32]) -> [UInt8] { values.flatMap { [UInt8($0 >> 24), UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255)] } }
        for (split, count) in [("train", UInt32(3)), ("t10k", 2)] {
            try folder.write(words([0x803, count, 2, 3]) + [UInt8](repeating: 7, count: Int(count) * 6), to: "\(split)-images-idx3-ubyte")
            try folder.write(words([0x801, count]) + [UInt8](0..<UInt8(count)), to: "\(split)-labels-idx1-ubyte")
        }
        let loaded = try loadIDX(folder: folder.path)
        #expect(loaded.dataset.shape == [2, 3] && loaded.dataset.classes == 3 && loaded.dataset.trainCount == 3 && loaded.test.pixels.count == 12)
        try folder.write(words([0x801, 4]) + [0, 1, 2, 3], to: "t10k-labels-idx1-ubyte")
        let error = #expect(throws: DatasetError.self) { try loadIDX(folder: folder.path) }
        #expect(error?.description == folder.path + "/t10k-labels-idx1-ubyte: found the shape 4, expected 2")
    }
}
