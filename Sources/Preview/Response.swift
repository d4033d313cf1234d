/// What a request is answered with.
package enum Response: Sendable {
    /// Bytes of this type: "text/html; charset=utf-8".
    case bytes([UInt8], type: String)
    /// Another place to look, on this server.
    case elsewhere(String)
    /// All that happens from now on.
    case events
    /// Nothing, and why.
    case refused(Refusal)

    /// Why there is nothing.
    package enum Refusal: Int, Hashable, Sendable {
        /// What was sent is no request.
        case badRequest = 400
        /// Whoever asks is not this machine's user.
        case forbidden = 403
        /// Nothing is there that is served.
        case notFound = 404
        /// The server changes nothing.
        case methodNotAllowed = 405
    }
}

extension Response {
    /// The lines above what is sent, and what is sent. No page from elsewhere may show or read it, and nothing of it is kept.
    var bytes: [UInt8] {
        let (status, headers, body): (String, [String], [UInt8]) =
            switch self {
            case .bytes(let bytes, let type): ("200 OK", ["Content-Type: \(type)"], bytes)
            case .elsewhere(let place): ("302 Found", ["Location: \(place)"], [])
            case .events: ("200 OK", ["Content-Type: text/event-stream"], [])
            case .refused(let refusal):
                (
                    "\(refusal.rawValue) \(refusal.words)", ["Content-Type: text/plain; charset=utf-8"],
                    Array("\(refusal.words)\n".utf8)
                )
            }
        let length = if case .events = self { [String]() } else { ["Content-Length: \(body.count)"] }
        let lines =
            ["HTTP/1.1 \(status)"] + headers + length + [
                "Cache-Control: no-store", "Connection: close", "X-Content-Type-Options: nosniff",
                "Content-Security-Policy: frame-ancestors 'none'", "Cross-Origin-Resource-Policy: same-origin",
                "Referrer-Policy: no-referrer", "", "",
            ]
        return Array(lines.joined(separator: "\r\n").utf8) + body
    }
}

extension Response.Refusal {
    /// The status in HTTP's words.
    var words: String {
        switch self {
        case .badRequest: "Bad Request"
        case .forbidden: "Forbidden"
        case .notFound: "Not Found"
        case .methodNotAllowed: "Method Not Allowed"
        }
    }
}
