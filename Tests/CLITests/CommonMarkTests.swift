import Foundation
import Testing

/// CommonMark's examples, rendered by the program itself: each is a notebook, and its page holds what the specification
/// says but for ids of headings. Those that show a picture or lead to a file or heading that is not there are errors.
@Suite struct CommonMarkTests {
    static let refused = [31, 474, 483, 500, 516, 519, 530, 572, 575, 576, 577, 579]

    private struct Example: Decodable {
        var markdown: String
        var html: String
        var example: Int
    }

    @Test(.timeLimit(.minutes(10))) func everyExampleIsRenderedAsSpecified() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../ReportTests/CommonMark/spec.json")
        let examples = try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for example in examples { try bnbook.write("spec/\(example.example).md", example.markdown) }
        let outcome = try bnbook.run("render", "spec", "--to", "html", "--output", "out")
        #expect(outcome.exitCode == 1)
        let pages = bnbook.files("out")
        #expect(examples.map(\.example).filter { pages["\($0).html"] == nil } == Self.refused)
        for example in examples {
            guard let bytes = pages["\(example.example).html"] else { continue }
            let page = String(decoding: bytes, as: UTF8.self)
            let start = try #require(page.firstRange(of: "<main id=\"page.text\">\n")).upperBound
            let end = try #require(page[start...].ranges(of: "</main>\n<footer>").last).lowerBound
            let html = page[start..<end].replacing(#/<(h[1-6]) id="[^"]*">/#) { "<\($0.1)>" }
            #expect(html == withoutActingHTML(example.html), "example \(example.example)")
        }
    }
}

/// What the specification says, but that elements which act are shown as text.
private func withoutActingHTML(_ html: String) -> String {
    html.replacing(#/<(\/?(meta|base|link|iframe|object|embed|form|script|foreignObject)[\s\/>])/#) { "&lt;\($0.1)" }
}
