internal import CDuktape
package import Document
internal import FoundationEssentials
internal import Synchronization

/// KaTeX, run by Duktape in this process: TeX becomes MathML at render time, so a report needs no script.
package final class KaTeX: MathRenderer, Sendable {
    private let script: String
    private let context = Mutex<Interpreter?>(nil)

    /// `script` is the path of `katex.js`, as Debian's package libjs-katex installs it; it is read when the first
    /// formula comes.
    package init(script: String = "/usr/share/javascript/katex/katex.js") { self.script = script }

    package func mathML(_ formula: Formula) throws -> MathML { MathML(try tree(formula)) }

    /// The formula in MathML Core, without its tag.
    func element(_ formula: Formula) throws -> MathElement {
        let tree = try tree(formula)
        return (tree.taggedParts?.formula ?? tree).inCore
    }

    /// The formula as KaTeX writes it, in MathML 3.
    func tree(_ formula: Formula) throws -> MathElement {
        try context.withLock { interpreter in
            if interpreter == nil { interpreter = try Interpreter(script: script) }
            return try interpreter!.element(formula)
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
        // Letters that KaTeX has plain ones for, in a font of their own: its MathML then says R where ℝ was typed.
        try run(
            "'\\u2102\\u210D\\u210E\\u2115\\u2119\\u211A\\u211D\\u2124'.split('').forEach(function (letter) { ['math', 'text'].forEach(function (mode) { katex.__defineSymbol(mode, 'ams', letter === '\\u210E' ? 'mathord' : 'textord', letter, letter); }); });"
        )
        try run(toTokens)
    }

    deinit { duk_destroy_heap(context) }

    func element(_ formula: Formula) throws -> MathElement {
        // What is nested takes Duktape the square of its depth, and browsers flatten elements below some 500 levels.
        guard formula.tex.groupDepth <= 100 else { throw ReportError.badFormula(formula.tex, reason: tooDeep) }
        let answer = try tokens(formula)
        guard MathElement.depth(tokens: answer) <= 500 else {
            throw ReportError.badFormula(formula.tex, reason: tooDeep)
        }
        guard let element = MathElement(tokens: answer) else {
            throw ReportError.badFormula(formula.tex, reason: "KaTeX gave no MathML")
        }
        if let name = element.refusedCommand {
            throw ReportError.badFormula(
                formula.tex, reason: "\(name) is not for formulas; expected mathematics alone")
        }
        return element
    }

    private func tokens(_ formula: Formula) throws -> [String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let request = inPairs(try encoder.encode(Request(formula)))
        let failed = request.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                bnbook_duk_call(context, "toTokens", $0.baseAddress, $0.count)
            }
        }
        defer { duk_pop(context) }
        let text = String(cString: bnbook_duk_text(context))
        guard failed == 0 else { throw ReportError.badFormula(formula.tex, reason: reason(text)) }
        return try JSONDecoder().decode([String].self, from: Data(text.utf8))
    }

    private func run(_ source: String) throws {
        guard bnbook_duk_run(context, source, source.utf8.count) == 0 else {
            throw ReportError.badFormula("", reason: String(cString: bnbook_duk_text(context)))
        }
    }

    /// KaTeX's words without its prefixes.
    private func reason(_ text: String) -> String {
        if text.hasPrefix("RangeError") { return tooDeep }
        return ["Error: ", "ParseError: ", "KaTeX parse error: "].reduce(text) {
            $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0
        }
    }
}

private let tooDeep = "it is nested too deeply; expected at most 100 levels of braces, fences and environments"

extension String {
    /// How many levels of braces, `\left` and `\begin` stand within each other in TeX.
    fileprivate var groupDepth: Int {
        var depth = 0, deepest = 0, signs = utf8[...]
        while let sign = signs.popFirst() {
            switch sign {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\\"):
                let word = signs.prefix { (0x41...0x5A).contains($0 & 0xDF) }
                depth += ["left", "begin"].contains { word.elementsEqual($0.utf8) } ? 1 : 0
                depth -= ["right", "end"].contains { word.elementsEqual($0.utf8) } ? 1 : 0
                signs = signs.dropFirst(Swift.max(word.count, 1))
            default: break
            }
            deepest = Swift.max(deepest, depth)
        }
        return deepest
    }
}

/// What KaTeX is asked for.
private struct Request: Encodable {
    let tex: String
    let isDisplayed: Bool
    /// Bodies by the names of macros, with their backslashes.
    let macros: [String: String]

    init(_ formula: Formula) {
        (tex, isDisplayed, macros) = (formula.tex, formula.isDisplayed, formula.macros.bodies)
    }
}

/// JSON in which letters that take more than two bytes in UTF-16 stand as the pairs that they are to KaTeX: Duktape has
/// them as one.
private func inPairs(_ json: Data) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
        if scalar.value > 0xFFFF {
            for half in String(scalar).utf16 { bytes += "\\u\(String(half, radix: 16))".utf8 }
        } else {
            bytes += Array(String(scalar).utf8)
        }
    }
    return bytes
}

/// KaTeX's tree of MathML as a list of texts, each led by what it is: `<` an element, `=` its attribute, `#` text and `>`
/// the element's end. KaTeX's MathML leaves out the tags of an environment's rows, which is found in its tree of TeX.
private let toTokens = """
    function toTokens(text) {
        var request = JSON.parse(text), options = {
            displayMode: request.isDisplayed, output: 'mathml', throwOnError: true, strict: 'ignore',
            errorColor: 'refused', macros: request.macros
        };
        var tokens = [];
        function write(node) {
            if (node.character !== undefined || (node.width !== undefined && node.attributes === undefined)) {
                tokens.push('<mspace', '=width=' + Number(node.width.toFixed(4)) + 'em', '>');
            } else if (node.type === undefined && node.children === undefined) {
                tokens.push('#' + node.text);
            } else {
                if (node.type) tokens.push('<' + node.type);
                if (node.type) for (var name in node.attributes) tokens.push('=' + name + '=' + node.attributes[name]);
                if (node.type && node.classes && node.classes.length) tokens.push('=class=' + node.classes.join(' '));
                for (var i = 0; i < node.children.length; i++) write(node.children[i]);
                if (node.type) tokens.push('>');
            }
        }
        function hasTag(node) {
            if (!node || typeof node !== 'object') return false;
            if (node.type === 'array' && node.tags && node.tags.some(Array.isArray)) return true;
            for (var key in node) if (key !== 'loc' && key !== 'lexer' && hasTag(node[key])) return true;
            return false;
        }
        var tex = request.tex.trim();
        if (/\\\\tag/.test(tex) && hasTag(katex.__parse(tex, options)))
            throw new Error('\\\\tag in a row is not shown; expected {#eq-name} behind the closing $$, or \\\\tag outside of the environment');
        options.macros = JSON.parse(text).macros;
        write(katex.__renderToDomTree(tex, options).children[0]);
        return JSON.stringify(tokens).replace(/[\\uD800-\\uDFFF]/g, function (half) { return '\\\\u' + half.charCodeAt(0).toString(16); });
    }
    """
