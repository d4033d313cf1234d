internal import Document
internal import Foundation
internal import Notebook
internal import Spelling

/// The pictures and bibliographies that a notebook brings along: which stand beside the new one already, and which are
/// to be written there.
struct ForeignFiles {
    /// The new notebook's name, with which files begin that had none of their own.
    let name: String
    /// The folder of the file that is taken over.
    let folder: NotebookFolder
    /// Whether the new notebook stands in that folder too.
    let isSameFolder: Bool
    /// The files to be written, by their paths beside the new notebook.
    private(set) var written: [(path: String, bytes: [UInt8])] = []
    /// Pictures that a cell of Jupyter's brings along, by their names.
    var attachments: [String: [UInt8]] = [:]

    init(name: String, folder: NotebookFolder, isSameFolder: Bool) {
        (self.name, self.folder, self.isSameFolder) = (name, folder, isSameFolder)
    }

    /// Whether a file is somewhere on the network.
    static func isElsewhere(_ address: String) -> Bool { address.contains("://") || address.hasPrefix("//") }

    /// The path beside the new notebook of the picture or file at `address`; `nil` where there is none.
    mutating func path(of address: String) -> String? {
        if address.hasPrefix("attachment:") {
            let name = withoutPercents(String(address.dropFirst("attachment:".count)))
            return attachments[name].map { keep($0, as: "\(self.name)-\(safe(name))") }
        }
        if address.hasPrefix("data:image/") { return embedded(address) }
        let path = withoutPercents(String(address.prefix { $0 != "?" && $0 != "#" }))
        guard !path.isEmpty, let bytes = folder.read(path) else { return nil }
        if isSameFolder { return address }
        let isBelow = !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
        return keep(bytes, as: isBelow ? path : safe(String(path.split(separator: "/").last ?? "")))
    }
}

private extension ForeignFiles {
    /// A picture that stands in the text itself.
    mutating func embedded(_ address: String) -> String? {
        guard let comma = address.firstIndex(of: ","), address[..<comma].hasSuffix(";base64"),
            let data = Data(
                base64Encoded: String(address[address.index(after: comma)...]), options: .ignoreUnknownCharacters)
        else { return nil }
        let kind = address.dropFirst("data:image/".count).prefix { $0.isLetter }
        return keep([UInt8](data), as: "\(name)-\(written.count + 1).\(kind == "jpeg" ? "jpg" : String(kind))")
    }

    /// Notes a file; where its path is another's already, with a number.
    mutating func keep(_ bytes: [UInt8], as path: String) -> String {
        var (free, number) = (path, 1)
        while let other = written.first(where: { $0.path == free }) {
            if other.bytes == bytes { return escaped(free) }
            number += 1
            free = "\(number)-\(path)"
        }
        written.append((free, bytes))
        return escaped(free)
    }

    func escaped(_ path: String) -> String { path.replacing(" ", with: "%20") }

    func safe(_ name: String) -> String {
        String(name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
    }
}

/// The text that stands in an address for these bytes.
func withoutPercents(_ text: String) -> String { text.removingPercentEncoding ?? text }
