/// The bytes of saved weights.
import TestSupport
import Testing

@testable import Engine

@Suite struct SafetensorsTests {
    /// A file of this header, written by hand.
    static func file(_ header: String, data: [UInt8] = []) -> [UInt8] {
        [UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8) + data
    }

    @Test func bytesAreTheFormats() {
        let header =
            #"{"a":{"data_offsets":[4,4],"dtype":"F32","shape":[0,2]},"b.c":{"data_offsets":[0,4],"dtype":"F32","shape":[]}}"#
        let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
        let written = Safetensors([
            .init(name: "b.c", shape: [], values: [-2]), .init(name: "a", shape: [0, 2], values: []),
        ]).bytes
        #expect(written == Self.file(padded, data: [0, 0, 0, 0xC0]))
    }

    @Test func wordsAboutTheFileAreWritten() throws {
        let header = #"{"__metadata__":{"a":"x\ny","b":"ü"},"n":{"data_offsets":[0,4],"dtype":"F32","shape":[1]}}"#
        var tensors = Safetensors([.init(name: "n", shape: [1], values: [-2])])
        tensors.metadata = ["b": "ü", "a": "x\ny"]
        #expect(
            tensors.bytes
                == Self.file(
                    header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8), data: [0, 0, 0, 0xC0]))
        #expect(try Safetensors(bytes: tensors.bytes).tensors.map(\.values) == [[-2]])
    }

    @Test func everyBitComesBack() throws {
        let values = [0, 1, 0x8000_0000, 0x7FC0_1234, 0xFF80_0000, 0x3F80_0001].map { Float(bitPattern: $0) }
        let read = try Safetensors(bytes: Safetensors([.init(name: "ü \"x\"", shape: [2, 3], values: values)]).bytes)
        #expect(read.tensors.count == 1 && read.tensors[0].name == "ü \"x\"" && read.tensors[0].shape == [2, 3])
        #expect(read.tensors[0].values.map(\.bitPattern) == values.map(\.bitPattern))
    }

    /// Files of weights drawn from a seed come back bit by bit, and damaged they are read or refused in words.
    @Test func weightsHuntTests() async throws {
        try await Hunt(rounds: 200).run { seed in
            var numbers = HuntNumbers(seed: seed)
            let tensors = (0..<Int.random(in: 0...3, using: &numbers)).map { index in
                let shape = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
                    Int.random(in: 0...3, using: &numbers)
                }
                let values = (0..<shape.reduce(1, *)).map { _ in
                    Float(bitPattern: UInt32.random(in: 0 ... .max, using: &numbers))
                }
                return Safetensors.Tensor(
                    name: "\(index)" + numbers.one(of: ["", ".w", "ü", "\"", "\\", "/"]), shape: shape, values: values)
            }
            let bytes = Safetensors(tensors).bytes, read = try Safetensors(bytes: bytes).tensors
            let isRead =
                Dictionary(uniqueKeysWithValues: read.map { ($0.name, $0.shape) })
                == Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0.shape) })
                && tensors.allSatisfy { tensor in
                    read.first { $0.name == tensor.name }?.values.map(\.bitPattern) == tensor.values.map(\.bitPattern)
                }
            #expect(isRead, "seed \(seed)")
            do throws(SafetensorsError) { _ = try Safetensors(bytes: numbers.damaged(bytes)) } catch {
                #expect(!"\(error)".isEmpty, "seed \(seed)")
            }
            return isRead
        }
    }

    @Test func othersFilesAreRead() throws {
        let header =
            #"{"__metadata__":{"format":"pt"},"z":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}   "#
        let read = try Safetensors(bytes: Self.file(header, data: [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40]))
        #expect(read.tensors.map(\.name) == ["z", "a"] && read.tensors.map(\.values) == [[1], [2, 3]])
    }

    @Test func othersTensorsArePassedOver() throws {
        let header =
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"2.n":{"dtype":"I64","shape":[],"data_offsets":[4,12]},"b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}}"#
        let bytes = Self.file(header, data: [0, 0, 0x80, 0x3F] + [UInt8](repeating: 7, count: 8) + [0, 0, 0, 0x40])
        let read = try Safetensors(bytes: bytes, isIgnored: { $0 == "2.n" })
        #expect(read.tensors.map(\.name) == ["a", "b"] && read.tensors.map(\.values) == [[1], [2]])
        let folder = TemporaryFolder(), path = try folder.write(bytes, to: "w.safetensors")
        #expect(
            try weightsDigest(ofFile: path, ignoring: ["n"]) == weightsDigest(ofFile: path, ignoring: ["2.n", "b"]))
        for (names, words) in [
            (
                [],
                "the tensor 2.n is of type I64; expected F32, or its name among those to be passed over, ignoring: [\"2.n\"]"
            ),
            (["n", "m"], "it has no tensor m, which is to be passed over"),
        ] {
            let error = #expect(throws: EngineError.self) { try weightsDigest(ofFile: path, ignoring: names) }
            #expect(error == .weightsFile(path, reason: words))
        }
    }

    static let malformed: [(bytes: [UInt8], words: String)] = [
        ([1, 2], "the file has 2 bytes; expected at least the 8 of the header's length"),
        ([9, 0, 0, 0, 0, 0, 0, 0, 1], "the header is said to have 9 bytes, but 1 follow"),
        (
            [255, 255, 255, 255, 255, 255, 255, 255],
            "the header is said to have 18446744073709551615 bytes, but 0 follow"
        ),
        (file("[]"), "the header is not a JSON object with dtype, shape and data_offsets of each tensor"),
        (
            file(#"{"a":{"dtype":"F32"}}"#),
            "the header is not a JSON object with dtype, shape and data_offsets of each tensor"
        ),
        (
            file(#"{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}"#, data: [0, 0]),
            "the tensor a is of type F16; expected F32, or its name among those to be passed over, ignoring: [\"a\"]"
        ),
        (
            file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#),
            "the tensor a has the data_offsets [0]; expected it to begin at 0 and to end within 0 bytes"
        ),
        (
            file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#),
            "the tensor a has the data_offsets [0, 4]; expected it to begin at 0 and to end within 0 bytes"
        ),
        (
            file(#"{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,-4]}}"#),
            "the tensor a has the data_offsets [0, -4]; expected it to begin at 0 and to end within 0 bytes"
        ),
        (
            file(
                #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
                data: [0, 0, 0, 0]),
            "the tensor b has the data_offsets [0, 4]; expected it to begin at 4 and to end within 4 bytes"
        ),
        (
            file(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, data: [0, 0, 0, 0]),
            "the tensor a of shape [2] has 4 bytes, which is not 4 for each number"
        ),
        (
            file(#"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}"#),
            "the tensor a of shape [4611686018427387904, 4] has 0 bytes, which is not 4 for each number"
        ),
        (
            file(#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}"#),
            "the tensor a of shape [-1] has 0 bytes, which is not 4 for each number"
        ),
        (file("{}", data: [1]), "1 bytes at the end belong to no tensor"),
    ]

    @Test(arguments: malformed.indices) func malformedFilesAreRefused(row: Int) {
        let error = #expect(throws: SafetensorsError.self) { try Safetensors(bytes: Self.malformed[row].bytes) }
        #expect(error.map { "\($0)" } == Self.malformed[row].words)
    }
}
