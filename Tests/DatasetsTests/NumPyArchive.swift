/// Writes small `.npz` archives as NumPy does.
import CZlib
import Datasets

enum NumPyArchive {
    /// Keras's archive of the made-up files; `change` may spoil a member's bytes.
    static func mnist(deflated: Bool, change: (String, inout [UInt8]) -> Void = { _, _ in }) -> [UInt8] {
        let names = ["x_train", "y_train", "x_test", "y_test"]
        let members = zip(names, MadeUpMNIST.files.all).map { name, file in
            let data = MadeUpMNIST.contents[file.name]!.dropFirst(4 + 4 * file.shape.count)
            var bytes = array(file.shape, Array(data))
            change(name, &bytes)
            return (name: name + ".npy", bytes: bytes)
        }
        return zipped(members, deflated: deflated)
    }

    /// A `.npy` file of unsigned bytes.
    static func array(_ shape: [Int], _ data: [UInt8]) -> [UInt8] {
        let dimensions = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (\(dimensions)), }\n"
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8) + data
    }

    static func zipped(_ members: [(name: String, bytes: [UInt8])], deflated: Bool) -> [UInt8] {
        var (archive, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, bytes) in members {
            let packed = deflated ? gzip(bytes, raw: true) : bytes
            let sizes = little(packed.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2)
            let common = little(deflated ? 8 : 0, 2) + little(0, 4) + little(checksum(bytes), 4) + sizes
            directory += little(0x0201_4b50, 4) + little(20, 2) + little(20, 2) + little(0, 2) + common + little(0, 12)
            directory += little(archive.count, 4) + Array(name.utf8)
            archive +=
                little(0x0403_4b50, 4) + little(20, 2) + little(0, 2) + common + little(0, 2) + Array(name.utf8)
                + packed
        }
        let counts =
            little(members.count, 2) + little(members.count, 2) + little(directory.count, 4) + little(archive.count, 4)
        return archive + directory + little(0x0605_4b50, 4) + little(0, 4) + counts + little(0, 2)
    }
}

private func checksum(_ bytes: [UInt8]) -> Int { Int(crc32_z(0, bytes, bytes.count)) }

private func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
