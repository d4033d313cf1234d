/// A folder of images in PNG and JPEG: a folder for each class in it, or in its folders `train` and `test`.
public struct ImageFolder: Codable, Hashable, Sendable {
    /// The folder.
    public var folder: String
    /// [height, width] that images are brought to; `nil` where all are of one size.
    public var size: [Int]?
    /// Whether images are greys; else they are red, green and blue.
    public var isGrey: Bool

    /// A folder, and what images in it become.
    public init(folder: String, size: [Int]? = nil, isGrey: Bool = false) {
        self.folder = folder
        self.size = size
        self.isGrey = isGrey
    }
}
