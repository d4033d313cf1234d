internal import CZlib

/// The members of a zip archive at hand, stored or deflated (PKWARE's APPNOTE; without its 64-bit sizes).
struct ZipArchive {
    struct Failure: Error { var reason: String }

    private let bytes: [UInt8]
    private var members: [String: Member] = [:]

    /// Throws ``Failure``.
    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        guard let end = endOfDirectory() else { throw Failure(reason: "it has no zip directory") }
        var place = try number(at: end + 16, bytes: 4)
        for _ in 0..<(try number(at: end + 10, bytes: 2)) {
            guard try number(at: place, bytes: 4) == 0x0201_4b50 else {
                throw Failure(reason: "its zip directory is damaged")
            }
            let nameCount = try number(at: place + 28, bytes: 2)
            let name = String(decoding: try slice(place + 46, nameCount), as: UTF8.self)
            members[name] = Member(
                method: try number(at: place + 10, bytes: 2), checksum: try number(at: place + 16, bytes: 4),
                packedCount: try number(at: place + 20, bytes: 4),
                count: try number(at: place + 24, bytes: 4), offset: try number(at: place + 42, bytes: 4))
            place += 46 + nameCount + (try number(at: place + 30, bytes: 2)) + (try number(at: place + 32, bytes: 2))
        }
    }

    /// The names of the members.
    var names: [String] { members.keys.sorted() }

    /// A member's bytes, unpacked. Throws ``Failure``.
    func contents(of name: String) throws -> [UInt8] {
        guard let member = members[name] else { throw Failure(reason: "\(name) is missing in it") }
        let names = try number(at: member.offset + 26, bytes: 2) + number(at: member.offset + 28, bytes: 2)
        let packed = try slice(member.offset + 30 + names, member.packedCount)
        guard [0, 8].contains(member.method) else {
            throw Failure(reason: "\(name) is packed by the method \(member.method), not stored or deflated")
        }
        let contents = member.method == 8 ? try inflated(packed, member, name) : Array(packed)
        guard contents.count == member.count else {
            throw Failure(reason: "\(name) holds \(contents.count) bytes and claims \(member.count)")
        }
        guard crc32_z(0, contents, contents.count) == member.checksum else {
            throw Failure(reason: "\(name) is damaged (its checksum is another)")
        }
        return contents
    }
}

private extension ZipArchive {
    func inflated(_ packed: ArraySlice<UInt8>, _ member: Member, _ name: String) throws -> [UInt8] {
        // Deflate packs at most about 1 to 1000; a larger size is a lie and not worth the memory.
        guard member.count / 1100 <= member.packedCount else { throw Failure(reason: "\(name) has an impossible size") }
        var inflater = Inflater(.none, input: Array(packed))
        return try [UInt8](unsafeUninitializedCapacity: member.count) { buffer, count in
            do {
                count = try inflater.inflate(into: UnsafeMutableRawBufferPointer(buffer))
            } catch let failure as Inflater.Failure {
                throw Failure(reason: "\(name) is damaged (\(failure.reason))")
            }
        }
    }

    struct Member {
        /// 0 for stored, 8 for deflated.
        var method: Int
        /// CRC-32 of the contents.
        var checksum: Int
        var packedCount: Int
        var count: Int
        /// Where its own header begins.
        var offset: Int
    }

    /// The last 22 bytes, but for a comment of up to 65,535.
    func endOfDirectory() -> Int? {
        stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1).first {
            bytes[$0..<$0 + 4].elementsEqual([0x50, 0x4b, 5, 6])
        }
    }

    func number(at place: Int, bytes count: Int) throws -> Int {
        try slice(place, count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    func slice(_ place: Int, _ count: Int) throws -> ArraySlice<UInt8> {
        guard place >= 0, place <= bytes.count, count <= bytes.count - place else {
            throw Failure(reason: "it is truncated")
        }
        return bytes[place..<place + count]
    }
}
