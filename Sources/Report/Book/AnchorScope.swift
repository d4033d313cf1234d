import Spelling

internal import Notebook

/// Makes of a page's markup a part of a page that holds several: what has a name on it is called after its own page
/// too, "q1:fig-loss", and links to the other pages lead to their parts.
struct AnchorScope {
    /// The page, from the book's folder: "q1", "data/iris".
    private let page: String
    /// The pages that are put together, by the addresses that this one's links have for them.
    private let pages: [String: String]

    /// The scope of `page` among all that are put together.
    init(_ page: String, among all: [String]) {
        self.page = page
        pages = Dictionary(all.map { (address(ofPage: relativePage($0, from: page)), $0) }) { first, _ in first }
    }

    /// The name of a page on the one that holds several. A colon in it is written otherwise, as one ends the name.
    static func name(_ page: String) -> String {
        page.split(separator: "/", omittingEmptySubsequences: false).map { addressPart(String($0)) }
            .joined(separator: "/")
    }

    /// What `name` on the page is called.
    static func name(_ name: String, on page: String) -> String { "\(Self.name(page)):\(name)" }

    /// The markup with its names and links as they are on the page that holds several.
    func markup(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var (text, end) = ([UInt8](), 0)
        for tag in HTMLTag.all(in: bytes) {
            for attribute in tag.attributes {
                guard let value = value(bytes[attribute.value], of: attribute.name, in: tag.name) else { continue }
                text += bytes[end..<attribute.value.lowerBound] + value.utf8
                end = attribute.value.upperBound
            }
        }
        return String(decoding: text + bytes[end...], as: UTF8.self)
    }
}

private extension AnchorScope {
    /// An attribute's value where it is another than before, else `nil`.
    func value(_ bytes: ArraySlice<UInt8>, of attribute: String, in tag: String) -> String? {
        switch attribute {
        case "id", "for", "list", "form", "popovertarget": scoped(String(decoding: bytes, as: UTF8.self))
        case "name":
            ["a", "details", "input", "map"].contains(tag) ? scoped(String(decoding: bytes, as: UTF8.self)) : nil
        case "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "headers":
            bytes.split { $0 <= 32 }.map { scoped(String(decoding: $0, as: UTF8.self)) }.joined(separator: " ")
        case "href", "xlink:href", "src", "usemap": destination(String(decoding: bytes, as: UTF8.self))
        default: drawing(bytes)
        }
    }

    func scoped(_ name: String) -> String { Self.name(name, on: page) }

    /// Where a link leads: within its own page, to another of those put together, else to a file beside its page.
    func destination(_ address: String) -> String? {
        if address.hasPrefix("#") {
            let isTop = ["#", "#top"].contains(address)
            return "#" + (isTop ? Self.name(page) : scoped(String(address.dropFirst())))
        }
        let file = address.prefix { $0 != "#" }, place = address.dropFirst(file.count + 1)
        if let other = pages[String(file)] {
            return "#" + (place.isEmpty ? Self.name(other) : Self.name(String(place), on: other))
        }
        guard let folder = page.parentPath, !address.isEmpty, !address.hasPrefix("/"),
            !file.contains(#/^[A-Za-z][A-Za-z0-9+.\-]*:/#)
        else { return nil }
        return Self.name(folder) + "/" + address
    }

    /// What in a drawing is drawn by something with a name: `url(#clip)`.
    func drawing(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count > 6, bytes.contains(UInt8(ascii: "#")) else { return nil }
        let value = String(decoding: bytes, as: UTF8.self)
        guard value.contains("url(") else { return nil }
        return value.replacing(#/url\((["']?|&quot;)#/#) { "url(\($0.output.1)#\(Self.name(page)):" }
    }
}
