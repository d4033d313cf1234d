internal import CImages
internal import Glibc

/// An image in greys or colours.
struct DecodedImage: Equatable {
    let height: Int
    let width: Int
    /// Row by row, channels side by side.
    var pixels: [UInt8]

    /// Most pixels of an image in a file.
    static let limit: Int64 = 1 << 26

    /// Row by row, channels side by side.
    init(height: Int, width: Int, pixels: [UInt8]) {
        (self.height, self.width, self.pixels) = (height, width, pixels)
    }

    /// Decodes a PNG or JPEG file, which is known by its first bytes, to red, green and blue. Throws
    /// ``DatasetError/array(file:found:expected:)``, ``DatasetError/unreadable(file:reason:)``.
    init(path: String) throws {
        let bytes = try InputFile(path: path).wholeContents()
        let isPNG = bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
        guard isPNG || bytes.starts(with: [0xFF, 0xD8]) else {
            throw DatasetError.array(file: path, found: "neither PNG nor JPEG", expected: "an image in one of them")
        }
        var image = BNImage()
        let problem = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(BN_REASON_SIZE)) { reason in
            reason.initialize(repeating: 0)
            let decode = isPNG ? bn_decode_png : bn_decode_jpeg
            let isBad = decode(bytes, bytes.count, DecodedImage.limit, &image, reason.baseAddress!) != 0
            return isBad ? String(cString: reason.baseAddress!) : nil
        }
        if let problem {
            throw DatasetError.array(
                file: path, found: "an image that is damaged or too large (\(problem))",
                expected: "a whole one of at most \(DecodedImage.limit) pixels")
        }
        defer { free(image.pixels) }
        (height, width) = (Int(image.height), Int(image.width))
        pixels = Array(UnsafeBufferPointer(start: image.pixels, count: height * width * 3))
    }

    /// Red, green and blue become one grey, by ITU-R BT.601 as Pillow has it: (299 R + 587 G + 114 B) / 1000, rounded.
    var grey: DecodedImage {
        let greys = stride(from: 0, to: pixels.count, by: 3).map { place in
            let sum = 299 * Int(pixels[place]) + 587 * Int(pixels[place + 1]) + 114 * Int(pixels[place + 2])
            return UInt8((sum + 500) / 1000)
        }
        return DecodedImage(height: height, width: width, pixels: greys)
    }

    /// Stretched to another size: each pixel is the mean of what it covers, by area, in whole numbers; so the same on
    /// every machine.
    func resized(height newHeight: Int, width newWidth: Int) -> DecodedImage {
        if (height, width) == (newHeight, newWidth) { return self }
        let channels = pixels.count / (height * width)
        let columns = Self.shares(width, newWidth)
        var result: [UInt8] = []
        result.reserveCapacity(newHeight * newWidth * channels)
        for row in Self.shares(height, newHeight) {
            for column in columns {
                for channel in 0..<channels { result.append(mean(row, column, channel, of: channels)) }
            }
        }
        return DecodedImage(height: newHeight, width: newWidth, pixels: result)
    }
}

private extension DecodedImage {
    /// An old place, and how much of it a new one covers.
    typealias Share = (place: Int, amount: Int)

    /// For each new place the old ones that it covers: old and new places are `new` and `old` units long.
    static func shares(_ old: Int, _ new: Int) -> [[Share]] {
        (0..<new).map { place in
            let (start, end) = (place * old, (place + 1) * old)
            return (start / new...(end - 1) / new).map { source in
                (source, min(end, (source + 1) * new) - max(start, source * new))
            }
        }
    }

    /// The shares of a new row add up to the old height, those of a column to the old width.
    func mean(_ row: [Share], _ column: [Share], _ channel: Int, of channels: Int) -> UInt8 {
        let area = height * width
        var sum = area / 2
        for (y, down) in row {
            for (x, across) in column { sum += down * across * Int(pixels[(y * width + x) * channels + channel]) }
        }
        return UInt8(sum / area)
    }
}
