import Spelling
import Testing

@Suite struct HoldingTests {
    @Test(
        arguments: [
            ("a {{< include b.md >}}", true), ("{{<", true), ("ends with {{<", true), ("{{{<", true), ("ü{{<ü", true),
            ("{{<\u{301}", true), ("{{", false), ("{ {<", false), ("", false),
        ])
    func textIsFoundByItsBytes(text: String, isHeld: Bool) {
        #expect(text.holds("{{<") == isHeld)
        #expect(text[...].holds("{{<") == isHeld)
    }
}
