/// A page is served as it was written, but for a script and a policy that lets it run.
import Foundation
import Preview
import Testing

@Suite struct LivePageTests {
    static let page = """
        <html><head><meta content="default-src 'none'; style-src 'unsafe-inline'"></head>
        <body><pre>&lt;/body></pre></body></html>
        """

    @Test func onlyTheScriptAndItsPolicyAreAdded() {
        let html = LivePage(script: "alert(1)").html(Self.page)
        // openssl dgst -sha256 -binary | base64
        let policy = " script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='; connect-src 'self';"
        #expect(html.contains(policy))
        #expect(html.contains("</pre><script data-bnbook>alert(1)</script>\n</body></html>"))
        #expect(
            html.replacing(policy, with: "").replacing("<script data-bnbook>alert(1)</script>\n", with: "") == Self.page
        )
    }

    @Test func aPageWithoutPolicyOrEndGetsTheScriptAlone() {
        #expect(LivePage(script: "a").html("<p>b") == "<p>b<script data-bnbook>a</script>\n")
    }

    @Test func namesInPlaceholdersAreText() {
        #expect(LivePage(script: "a").placeholder(title: "<b>&").contains("<p>&lt;b>&amp; has not been rendered yet."))
    }
}
