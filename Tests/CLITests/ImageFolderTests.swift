import Foundation
import Testing

/// A folder of images, from a notebook that learns from it to its verification.
@Suite struct ImageFolderTests {
    /// 2 × 2 greys.
    static let image =
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mNgSGE48R8ABCUCLNtn9FcAAAAASUVORK5CYII="

    static let notebook = """
        ```swift experiment
        let images = try Dataset.images("images")
        try Experiment(on: images, epochs: 1, batchSize: 2, seeds: 1) {
            Model("M") { Flatten(); Dense(2, activation: .softmax) }
        }.run()["M"].runs.count
        ```
        """

    @Test func isReadAndVerified() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", Self.notebook)
        for name in ["train/a/1", "train/b/1", "test/b/1"] {
            let file = bnbook.folder.appending(path: "images/\(name).png")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try #require(Data(base64Encoded: Self.image)).write(to: file)
        }
        let rendered = try bnbook.run("render", "a.md"), again = try bnbook.run("render", "a.md")
        #expect(rendered.exitCode == 0 && again.output.contains("unchanged"), "\(rendered) \(again)")
        #expect(try bnbook.run("verify", "output/a.html").exitCode == 0)
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: "images/train/b/1.png"))
        let changed = try bnbook.run("verify", "output/a.html")
        #expect(changed.exitCode != 0 && changed.errors.contains("images/"), "\(changed)")
    }
}
