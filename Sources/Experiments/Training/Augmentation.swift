/// A change of training images, drawn anew for each image in each epoch from the run's seed; what is evaluated stays as it
/// is.
public enum Augmentation: Codable, Hashable, Sendable {
    /// Half of the images have left and right exchanged.
    case horizontalFlip
    /// Half of the images have top and bottom exchanged.
    case verticalFlip
    /// A border of black pixels, so wide, is put around an image, and a piece of the image's size is cut out of that
    /// anywhere.
    case randomCrop(padding: Int)
    /// A square of this side is black, its centre anywhere in the image, whose edge may cut it (DeVries and Taylor, 2017).
    case cutout(size: Int)
}

extension Augmentation: CustomStringConvertible {
    /// "random crop with padding 4".
    public var description: String {
        switch self {
        case .horizontalFlip: "horizontal flip"
        case .verticalFlip: "vertical flip"
        case .randomCrop(let padding): "random crop with padding \(padding)"
        case .cutout(let size): "cutout of side \(size)"
        }
    }
}

extension Augmentation: SettingValue {}

extension Augmentation {
    /// Throws for data that are no images, and for a number out of range.
    func validate(for dataset: Dataset) throws(ModelError) {
        guard dataset.source.isImages, dataset.shape.count == 2 || dataset.shape.count == 3 else {
            throw .run(name: "the augmentation", value: description, expected: "a data set of images for it")
        }
        let side = min(dataset.shape[0], dataset.shape[1])
        switch self {
        case .horizontalFlip, .verticalFlip: break
        case .randomCrop(let padding):
            guard (1...side).contains(padding) else {
                throw .run(name: "the padding of a random crop", value: "\(padding)", expected: "1 to \(side) pixels")
            }
        case .cutout(let size):
            guard (1...2 * side).contains(size) else {
                throw .run(name: "the side of a cutout", value: "\(size)", expected: "1 to \(2 * side) pixels")
            }
        }
    }
}
