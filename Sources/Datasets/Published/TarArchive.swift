/// The members of a tar archive at hand (POSIX.1-1988, ustar).
struct TarArchive {
    private let bytes: [UInt8]
    private var members: [String: Range<Int>] = [:]
    private let file: String

    /// Throws ``DatasetError/corruptArchive(file:reason:)``.
    init(_ bytes: [UInt8], file: String) throws {
        (self.bytes, self.file) = (bytes, file)
        var place = 0
        while place + 512 <= bytes.count, bytes[place] != 0 {
            let digits = bytes[place + 124..<place + 136].filter { (48...55).contains($0) }
            let size = Int(String(decoding: digits, as: UTF8.self), radix: 8) ?? 0, start = place + 512
            guard size <= bytes.count - start else {
                throw DatasetError.corruptArchive(file: file, reason: "it is truncated")
            }
            members[text(place, 100)] = start..<start + size
            place = start + (size + 511) / 512 * 512
        }
    }

    /// A member's bytes. Throws ``DatasetError/corruptArchive(file:reason:)``.
    func contents(of name: String) throws -> ArraySlice<UInt8> {
        guard let range = members[name] ?? members["./" + name] else {
            throw DatasetError.corruptArchive(file: file, reason: "\(name) is missing in it")
        }
        return bytes[range]
    }

    private func text(_ place: Int, _ count: Int) -> String {
        String(decoding: bytes[place..<place + count].prefix { $0 != 0 }, as: UTF8.self)
    }
}
