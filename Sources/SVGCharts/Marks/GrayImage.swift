/// Small grey images as data of a chart.

/// An image of a few dozen pixels a side, kept in four shades of grey: enough for a digit, and small as text.
public struct GrayImage: Hashable, Sendable {
    /// Pixels in a row.
    public var width: Int
    /// Rows of pixels.
    public var height: Int
    /// Row by row, 0 (ground) to 3 (ink), [height × width].
    let shades: [UInt8]
    /// What is written under the image.
    public var caption: String

    /// `pixels` are bytes row by row, 0 for the ground and 255 for ink, [height × width].
    /// - Precondition: as many pixels as width and height say, each of which is 1 to 512.
    public init(
        _ pixels: some Collection<UInt8>, width: Int = 28, height: Int = 28, caption: String = "",
        file: StaticString = #fileID, line: UInt = #line
    ) {
        guard Self.sides.contains(width), Self.sides.contains(height) else {
            fatalError(
                "GrayImage: a side of \(width) × \(height) pixels; expected 1 to \(Self.sides.upperBound)", file: file,
                line: line)
        }
        guard pixels.count == width * height else {
            fatalError(
                "GrayImage: \(pixels.count) pixels; expected \(width * height), which is \(width) × \(height)",
                file: file, line: line)
        }
        (self.width, self.height, self.caption) = (width, height, caption)
        shades = pixels.map { UInt8((Int($0) * 3 + 127) / 255) }
    }
}

extension GrayImage {
    /// What an image's width and height may be: more pixels than these are no small image.
    static let sides = 1...512

    /// `28x28:` and a hexadecimal digit for each two pixels, the ground at the end left out.
    var text: String {
        var digits = stride(from: 0, to: shades.count, by: 2).map {
            shades[$0] * 4 + ($0 + 1 < shades.count ? shades[$0 + 1] : 0)
        }
        while digits.last == 0 { digits.removeLast() }
        return "\(width)x\(height):" + String(digits.map { Character(String($0, radix: 16)) })
    }

    /// The image that `text` stands for; `nil` where it is none.
    init?(text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let sizes = parts.first?.split(separator: "x").compactMap { Int($0) } ?? []
        guard parts.count == 2, sizes.count == 2, sizes.allSatisfy(Self.sides.contains) else { return nil }
        (width, height, caption) = (sizes[0], sizes[1], "")
        let digits = parts[1].compactMap { $0.hexDigitValue }
        guard digits.count == parts[1].count, digits.count * 2 <= width * height + 1 else { return nil }
        let pixels = digits.flatMap { [UInt8($0 / 4), UInt8($0 % 4)] }.prefix(width * height)
        shades = pixels + Array(repeating: 0, count: width * height - pixels.count)
    }

    /// Each run of one shade as a stroke in units of a pixel: a path for each shade from 1 to 3.
    var strokes: [PathData] {
        (1...3).map { shade in
            var path = PathData()
            for row in 0..<height {
                var column = 0
                while column < width {
                    guard shades[row * width + column] == shade else { column += 1; continue }
                    let end = (column..<width).first { shades[row * width + $0] != shade } ?? width
                    path.step(Double(column), Double(row) + 0.5)
                    path.line(Double(end), Double(row) + 0.5)
                    column = end
                }
            }
            return path
        }
    }
}

extension Chart {
    /// A grid of images with their captions, from left to right and top to bottom.
    /// - Precondition: 1 to 1000 `columns`.
    public init(
        images: some Sequence<GrayImage>, columns: Int = 10, file: StaticString = #fileID, line: UInt = #line
    ) {
        guard (1...1000).contains(columns) else {
            fatalError("Chart(images:): \(columns) columns; expected 1 to 1000", file: file, line: line)
        }
        self.init(Array(images.enumerated())) { index, image in
            MarkGroup(marks: [
                Mark(
                    .image,
                    [
                        (.x, .value("Column", "\(index % columns + 1)")), (.y, .value("Row", "\(index / columns + 1)")),
                        (.image, .value("Image", image.text)),
                        (.text, .value("Caption", image.caption)),
                    ])
            ])
        }
        let count = marks.first?.count ?? 0
        let cell = min(64, 640 / Double(columns))
        options.width = max(160, cell * Double(min(columns, max(1, count))) + 12)
        options.height = Double((count + columns - 1) / columns) * (cell + 16) + 14
        hideAxes()
    }

    /// The height of a grid of images that is drawn `width` pixels wide; `nil` for other charts.
    func heightOfImages(width: Double) -> Double? {
        guard let grid = marks.first(where: { $0.kind == .image }), let x = grid[.x], let y = grid[.y] else {
            return nil
        }
        let (columns, rows) = (Set(x.values.map(\.name)).count, Set(y.values.map(\.name)).count)
        return Double(rows) * (min(64, (width - 12) / Double(max(1, columns))) + 16) + 14
    }

    /// Sets a grid of images in fewer columns where their captions would be cut in a drawing of `width` pixels.
    mutating func fitImages(to width: Double) {
        guard let grid = marks.firstIndex(where: { $0.kind == .image }), let x = marks[grid][.x] else { return }
        let widest = (marks[grid][.text]?.values ?? []).map { textWidth($0.name) }.max() ?? 0
        let fitting = max(1, Int((width - 12) / (widest + 4)))
        guard fitting < Set(x.values).count else { return }
        for channel in marks[grid].channels.indices {
            switch marks[grid].channels[channel].role {
            case .x: marks[grid].channels[channel].values = x.values.indices.map { .category("\($0 % fitting + 1)") }
            case .y: marks[grid].channels[channel].values = x.values.indices.map { .category("\($0 / fitting + 1)") }
            default: break
            }
        }
    }

    /// Leaves out all of both axes: places are only places.
    mutating func hideAxes() {
        (x.visibility, y.visibility) = (.hidden, .hidden)
        (x.label, y.label) = ("", "")
    }
}
