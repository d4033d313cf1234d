/// A compiled file in the format ELF, of 64 bits and little-endian, as all machines have that bnbook runs on.
struct ObjectFile {
    let bytes: [UInt8]

    /// The libraries that it asks to be linked with, each once: "-lswiftCore". The compiler writes them into a section of
    /// their own, for what `swift-autolink-extract` takes them from; `nil` for a file that is none of this format, or that has
    /// more sections than its header can say.
    var libraries: [String]? {
        guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), let table = number(at: 0x28, size: 8),
            let size = number(at: 0x3A, size: 2), let count = number(at: 0x3C, size: 2),
            let names = number(at: 0x3E, size: 2), count > 0, names < count,
            let nameTable = section(at: table + names * size)
        else { return nil }
        var libraries: [String] = []
        for index in 0..<count {
            guard let name = number(at: table + index * size, size: 4),
                let content = section(at: table + index * size)
            else { return nil }
            guard text(at: nameTable.lowerBound + name) == Self.librarySection else { continue }
            libraries += bytes[content].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        }
        return libraries.enumerated().filter { libraries.firstIndex(of: $1) == $0 }.map(\.element)
    }
}

extension ObjectFile {
    /// Whether all of its sections are in the file, which ends with what is said of them.
    var isWhole: Bool { libraries != nil }
}

private extension ObjectFile {
    static let librarySection = ".swift1_autolink_entries"

    func number(at place: Int, size: Int) -> Int? {
        guard place >= 0, place <= bytes.count - size else { return nil }
        let value = bytes[place..<place + size].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(exactly: value)
    }

    /// Where the bytes of a section are whose header is at `header`; one without bytes in the file is empty.
    func section(at header: Int) -> Range<Int>? {
        let hasNoBytes = 8
        guard let kind = number(at: header + 4, size: 4), let start = number(at: header + 0x18, size: 8),
            let size = number(at: header + 0x20, size: 8)
        else { return nil }
        if kind == hasNoBytes || size == 0 { return 0..<0 }
        guard start <= bytes.count, size <= bytes.count - start else { return nil }
        return start..<start + size
    }

    func text(at place: Int) -> String? {
        guard bytes.indices.contains(place) else { return nil }
        return String(decoding: bytes[place...].prefix { $0 != 0 }, as: UTF8.self)
    }
}
