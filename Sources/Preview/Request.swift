/// What a browser asks for, without a body: the server changes nothing for anybody.
package struct Request: Hashable, Sendable {
    /// "GET".
    package var method: String
    /// The path without what stands behind `?`, percent signs decoded.
    package var path: String
    /// By their names in small letters; of one that is given twice, all values with commas between.
    package var headers: [String: String]

    /// The request whose bytes, up to the empty line, these are; `nil` for anything else.
    package init?(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false)
        let words = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0", words[1].hasPrefix("/"),
            let path = Self.decoded(words[1].prefix { $0 != "?" && $0 != "#" })
        else { return nil }
        (method, self.path, headers) = (String(words[0]), path, [:])
        for line in lines.dropFirst() where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].split(separator: " ", omittingEmptySubsequences: true)
                .joined(separator: " ")
            headers[name] = headers[name].map { "\($0), \(value)" } ?? value
        }
    }

    /// Whether it comes from this machine's user, through a page of this server or an address typed: a page from elsewhere
    /// can make a browser ask, also by a name of its own that leads to this machine, but says so in `Host`, `Origin` or
    /// `Sec-Fetch-Site`.
    package func isOwn(port: UInt16) -> Bool {
        let hosts = ["127.0.0.1", "localhost", "[::1]"].map { "\($0):\(port)" }
        guard let host = headers["host"]?.lowercased(), hosts.contains(host) else { return false }
        if let origin = headers["origin"]?.lowercased(), !hosts.contains(where: { origin == "http://\($0)" }) {
            return false
        }
        let site = headers["sec-fetch-site"] ?? "none"
        return ["none", "same-origin"].contains(site) || headers["sec-fetch-mode"] == "navigate"
    }
}

private extension Request {
    /// `nil` for what is not UTF-8, or has a null in it.
    static func decoded(_ path: Substring) -> String? {
        var (bytes, rest) = ([UInt8](), Array(path.utf8)[...])
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                value != 0
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
