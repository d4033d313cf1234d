/// Pages are this machine's user's alone.
import Preview
import Testing

@Suite struct RequestTests {
    static func request(_ lines: String...) -> Request? {
        Request(Array(lines.joined(separator: "\r\n").utf8))
    }

    @Test func aRequestIsRead() throws {
        let request = try #require(
            Self.request("GET /a%20b%C3%BC.html?x=1 HTTP/1.1", "Host: localhost:4180", "Accept: a", "accept:  b"))
        #expect(request.method == "GET" && request.path == "/a bü.html")
        #expect(request.headers == ["host": "localhost:4180", "accept": "a, b"])
    }

    @Test(arguments: [
        "", "GET", "GET /", "GET / HTTP/2", "GET a.html HTTP/1.1", "GET http://a/ HTTP/1.1", "GET /%zz HTTP/1.1",
        "GET /%00 HTTP/1.1", "GET /%ff HTTP/1.1", "GET / HTTP/1.1\r\nHost", "GET / HTTP/1.1\r\n: a",
        "GET /a b HTTP/1.1",
    ])
    func whatIsNoRequestIsNone(text: String) { #expect(Request(Array(text.utf8)) == nil) }

    @Test(arguments: [
        (["Host: localhost:4180"], true), (["Host: 127.0.0.1:4180"], true), (["Host: LOCALHOST:4180"], true),
        (["Host: [::1]:4180", "Origin: http://[::1]:4180"], true), ([], false), (["Host: localhost"], false),
        (["Host: localhost:4181"], false), (["Host: evil.example:4180"], false),
        (["Host: localhost.evil.example:4180"], false), (["Host: localhost:4180", "Host: evil.example"], false),
        (["Host: localhost:4180", "Origin: http://evil.example"], false),
        (["Host: localhost:4180", "Origin: null"], false),
        (["Host: localhost:4180", "Origin: https://localhost:4180"], false),
        (["Host: localhost:4180", "Sec-Fetch-Site: same-origin"], true),
        (["Host: localhost:4180", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"], false),
        (["Host: localhost:4180", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"], false),
        (["Host: localhost:4180", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"], true),
    ])
    func onlyItsOwnPagesMayAsk(headers: [String], isOwn: Bool) throws {
        let request = try #require(Request(Array((["GET / HTTP/1.1"] + headers).joined(separator: "\r\n").utf8)))
        #expect(request.isOwn(port: 4180) == isOwn)
    }
}
