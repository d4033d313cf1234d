internal import Foundation
internal import Store

/// A page as the preview serves it: the report's bytes, a script, and the page's own policy widened for that script alone.
package struct LivePage: Sendable {
    /// The text of the script.
    package var script: String

    /// Pages with this script.
    package init(script: String) { self.script = script }

    /// The page with its script. A page whose template has no policy is left without one.
    package func html(_ page: String) -> String {
        var html = page
        if let policy = html.firstRange(of: "default-src 'none';") {
            html.replaceSubrange(policy, with: "default-src 'none'; script-src '\(hash)'; connect-src 'self';")
        }
        let end = html.ranges(of: "</body>").last?.lowerBound ?? html.endIndex
        html.insert(contentsOf: "<script data-bnbook>\(script)</script>\n", at: end)
        return html
    }

    /// What is shown until there is a page.
    package func placeholder(title: String) -> String {
        let text = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return html(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark">
            <title>\(text)</title>
            </head>
            <body>
            <main><p>\(text) has not been rendered yet.</p></main>
            </body>
            </html>

            """)
    }

    /// By which the policy lets the script run, and no other.
    private var hash: String {
        let digits = Array(SHA256.digest(script).utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        return "sha256-\(Data(bytes).base64EncodedString())"
    }
}
