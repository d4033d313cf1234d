internal import FoundationEssentials

/// Named tensors of float32 as bytes, in the format of Hugging Face's `safetensors`: the header's length as eight
/// little-endian bytes, a JSON header of types, shapes and places, and the numbers, little-endian and row-major.
package struct Safetensors: Sendable {
    /// A tensor by its name.
    package struct Tensor: Sendable {
        /// As in the file: "2.kernel".
        package var name: String
        /// Its sides, the rows first; none for a single number.
        package var shape: [Int]
        /// Row-major.
        package var values: [Float]

        /// As many values as the shape has numbers.
        package init(name: String, shape: [Int], values: [Float]) {
            self.name = name
            self.shape = shape
            self.values = values
        }
    }

    /// In the order of their numbers in the file.
    package var tensors: [Tensor]
    /// Words about the file for its readers, by names; they are written, but not read back.
    package var metadata: [String: String] = [:]

    /// Tensors whose names differ.
    package init(_ tensors: [Tensor]) { self.tensors = tensors }

    /// The same bytes for the same tensors; the numbers are in the order of `tensors`, the header in that of the names.
    package var bytes: [UInt8] {
        var header = Header(metadata: metadata), end = 0
        for tensor in tensors {
            header.entries[tensor.name] = Header.Entry(
                dtype: "F32", shape: tensor.shape, data_offsets: [end, end + 4 * tensor.values.count])
            end += 4 * tensor.values.count
        }
        // Names and whole numbers can always be written as JSON.
        var json = [UInt8](try! JSONEncoder.exact.encode(header))
        json += repeatElement(UInt8(ascii: " "), count: (8 - json.count % 8) % 8)
        let length = withUnsafeBytes(of: UInt64(json.count).littleEndian) { [UInt8]($0) }
        return tensors.reduce(into: length + json) { bytes, tensor in
            tensor.values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { bytes += $0 }
        }
    }

    /// Reads what `bytes` writes, and what other writers of the format do; the tensors are in the order of their
    /// numbers. Those that `isIgnored` names are passed over, whatever their type.
    package init(bytes: [UInt8], isIgnored: (String) -> Bool = { _ in false }) throws(SafetensorsError) {
        guard bytes.count >= 8 else { throw .tooShort(bytes.count) }
        let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(bytes.count - 8) else { throw .headerLength(length, rest: bytes.count - 8) }
        let start = 8 + Int(length)
        let header: Header
        do { header = try JSONDecoder().decode(Header.self, from: Data(bytes[8..<start])) } catch { throw .header }
        tensors = []
        var end = 0
        for (name, entry) in header.entries.sorted(by: {
            ($0.value.data_offsets, $0.key) < ($1.value.data_offsets, $1.key)
        }) {
            guard entry.dtype == "F32" || isIgnored(name) else { throw .type(name, found: entry.dtype) }
            guard entry.data_offsets.count == 2, entry.data_offsets[0] == end, entry.data_offsets[1] >= end,
                entry.data_offsets[1] <= bytes.count - start
            else {
                throw .place(name, found: entry.data_offsets, start: end, size: bytes.count - start)
            }
            let place = start + end..<start + entry.data_offsets[1]
            end = entry.data_offsets[1]
            if isIgnored(name) { continue }
            guard entry.byteCount == place.count else { throw .shape(name, entry.shape, bytes: place.count) }
            tensors.append(Tensor(name: name, shape: entry.shape, values: floats(bytes[place])))
        }
        guard start + end == bytes.count else { throw .unusedBytes(bytes.count - start - end) }
    }
}

/// The header: an entry for each tensor, and perhaps words about the file, which are not read.
private struct Header: Codable {
    struct Entry: Codable {
        var dtype: String
        var shape: [Int]
        /// Begin and end, counted from the end of the header; named as in the file.
        var data_offsets: [Int]

        /// The bytes that the shape asks for; `nil` for an impossible shape.
        var byteCount: Int? {
            shape.reduce(4 as Int?) { product, side in
                guard let product, side >= 0 else { return nil }
                let (count, overflows) = product.multipliedReportingOverflow(by: side)
                return overflows ? nil : count
            }
        }
    }

    struct Name: CodingKey {
        static let metadata = Name("__metadata__")

        var stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    var metadata: [String: String]
    var entries: [String: Entry] = [:]

    init(metadata: [String: String]) { self.metadata = metadata }

    func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: Name.self)
        if !metadata.isEmpty { try keys.encode(metadata, forKey: .metadata) }
        for (name, entry) in entries { try keys.encode(entry, forKey: Name(name)) }
    }

    init(from decoder: any Decoder) throws {
        self.init(metadata: [:])
        let keys = try decoder.container(keyedBy: Name.self)
        for key in keys.allKeys where key.stringValue != Name.metadata.stringValue {
            entries[key.stringValue] = try keys.decode(Entry.self, forKey: key)
        }
    }
}

private func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
    bytes.withUnsafeBytes { raw in
        stride(from: 0, to: raw.count, by: 4).map {
            Float(bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
        }
    }
}

private func < (left: ([Int], String), right: ([Int], String)) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
}
