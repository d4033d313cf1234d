internal import CDuktape
internal import FoundationEssentials
internal import Synchronization

/// KaTeX, run by Duktape in this process: TeX becomes MathML at render time, so a report needs no script and no fonts.
package final class KaTeX: MathRenderer, Sendable {
    private let script: String
    private let context = Mutex<Interpreter?>(nil)

    /// `script` is the path of `katex.js`, as Debian's package libjs-katex installs it; it is read when the first
    /// formula comes.
    package init(script: String = "/usr/share/javascript/katex/katex.js") { self.script = script }

    package func mathML(_ tex: String, isDisplayed: Bool) throws -> String {
        try context.withLock { interpreter in
            if interpreter == nil { interpreter = try Interpreter(script: script) }
            return try interpreter!.mathML(tex, isDisplayed)
        }
    }
}

/// A JavaScript heap that holds KaTeX.
private final class Interpreter {
    private let context: OpaquePointer

    init(script: String) throws {
        guard let source = FileManager.default.contents(atPath: script) else {
            throw ReportError.noKaTeX(script)
        }
        context = bnbook_duk_create()
        // KaTeX's matrices need this function of ECMAScript 2015, which Duktape does not have.
        try run(
            "Array.prototype.fill = function (value) { for (var i = 0; i < this.length; i++) this[i] = value; return this; };"
        )
        try run(String(decoding: source, as: UTF8.self))
        try run(
            """
            function toMathML(tex, isDisplayed) {
                return katex.renderToString(tex.trim(), {displayMode: isDisplayed, output: 'mathml', throwOnError: true, strict: 'ignore'});
            }
            """)
    }

    deinit { duk_destroy_heap(context) }

    func mathML(_ tex: String, _ isDisplayed: Bool) throws -> String {
        let bytes = Array(tex.utf8)
        let failed = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                bnbook_duk_call(context, "toMathML", $0.baseAddress, $0.count, isDisplayed ? 1 : 0)
            }
        }
        defer { duk_pop(context) }
        let text = String(cString: bnbook_duk_text(context))
        guard failed == 0 else { throw ReportError.badFormula(tex, reason: reason(text)) }
        guard let start = text.firstRange(of: "<math"), let end = text.ranges(of: "</math>").last else {
            throw ReportError.badFormula(tex, reason: "KaTeX gave no MathML")
        }
        let mathML = String(text[start.lowerBound..<end.upperBound])
        if let refused = mathML.firstRange(of: refusedCommand) {
            let name = mathML[refused.upperBound...].prefix { $0.isLetter }
            throw ReportError.badFormula(tex, reason: "\\\(name) is not for formulas; expected mathematics alone")
        }
        return mathML
    }

    private func run(_ source: String) throws {
        guard bnbook_duk_run(context, source, source.utf8.count) == 0 else {
            throw ReportError.badFormula("", reason: String(cString: bnbook_duk_text(context)))
        }
    }

    /// KaTeX's words without its prefixes.
    private func reason(_ text: String) -> String {
        if text.hasPrefix("RangeError") { return "it is nested too deeply; expected fewer levels of braces" }
        return ["ParseError: ", "KaTeX parse error: "].reduce(text) {
            $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0
        }
    }
}

/// How KaTeX shows a command that it does not carry out in texts that it does not trust: in red.
private let refusedCommand = "<mstyle mathcolor=\"#cc0000\"><mtext>\\"
