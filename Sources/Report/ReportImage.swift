internal import FoundationEssentials

/// A picture of the author's that a report shows: HTML carries its bytes, Markdown has it beside.
package struct ReportImage: Hashable, Sendable {
    /// The file as it is.
    package var bytes: [UInt8]
    /// SHA-256 of the bytes, in hexadecimal.
    package var digest: String
    /// "image/png".
    let type: String

    /// The picture in a file of that name; `nil` for a kind that browsers do not show.
    package init?(name: String, bytes: [UInt8], digest: String) {
        guard let type = Self.type(ofName: name) else { return nil }
        (self.bytes, self.digest, self.type) = (bytes, digest, type)
    }

    /// "image/png" of a file that is called so; `nil` for a kind that browsers do not show.
    package static func type(ofName name: String) -> String? {
        types[name.split(separator: ".").last.map { $0.lowercased() } ?? ""]
    }

    /// The endings of pictures that a report can show.
    package static let endings = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"]

    private static let types = [
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
        "avif": "image/avif",
        "svg": "image/svg+xml",
    ]

    /// The picture as an address that holds all of it.
    package var dataAddress: String { "data:\(type);base64,\(Data(bytes).base64EncodedString())" }
}
