internal import Datasets
internal import Worker

extension Dataset {
    /// Images in PNG and JPEG, a folder for each class in `folder`, or in its folders `train` and `test`: `flowers/rose/1.jpg`;
    /// in red, green and blue unless they are to be greys (ITU-R BT.601), what is transparent on black. With `size` each is
    /// stretched to it, a pixel the mean of what it covers; without it all must be of one size. Networks see pixels divided
    /// by 255.
    /// - Throws: an error that names the file that is no image, damaged or of another size.
    public static func images(_ folder: String, size: Extent2D? = nil, grey: Bool = false) throws -> Dataset {
        if let size, !(1...4096).contains(size.height) || !(1...4096).contains(size.width) {
            throw DatasetError.wrongWord(
                name: "the size of images", value: "\(size)", expected: "sides from 1 to 4096")
        }
        let place = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        try sayInput(place, [place + "/"])
        return try Dataset(
            from: .images(ImageFolder(folder: place, size: size.map { [$0.height, $0.width] }, isGrey: grey)))
    }
}
