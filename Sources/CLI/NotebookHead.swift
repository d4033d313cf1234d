internal import Foundation
internal import Notebook

/// What the top of a notebook says of its place among others. Most say nothing, and of those no more than the first
/// bytes are read.
struct NotebookHead {
    /// As in `FrontMatter`.
    private(set) var order: Double?
    /// As in `FrontMatter`.
    private(set) var isDraft = false

    init(_ path: String) {
        guard let file = FileHandle(forReadingAtPath: path) else { return }
        defer { try? file.close() }
        let bytes = (try? file.read(upToCount: Self.limit)) ?? Data()
        guard bytes.starts(with: "---".utf8),
            ["\norder:", "\ndraft:"].contains(where: { bytes.range(of: Data($0.utf8)) != nil }),
            let head = NotebookReading(frontMatterOf: [UInt8](bytes), path: path, folder: .beside(path))?.notebook
        else { return }
        (order, isDraft) = (head.frontMatter.order, head.frontMatter.isDraft)
    }

    /// Front matter is shorter.
    private static let limit = 1 << 14
}
