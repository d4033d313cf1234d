internal import Notebook

/// The functions, computed variables and methods that a program declares, and the variables that a call of each comes to use.
struct CalledFunctions {
    /// What each function's body names, under the function's name.
    private var functions: [String: Body] = [:]
    /// The same of methods, of whatever type.
    private var methods: [String: Body] = [:]

    fileprivate struct Body {
        var words: [SourceWord] = []
    }

    /// `declarations` are the source of top-level declarations that run nothing by themselves, `computed` the names of
    /// computed variables with what their getters name.
    init(_ declarations: [ArraySlice<UInt8>], computed: [(name: String, words: [SourceWord])]) {
        for (name, words) in computed { functions[name, default: Body()].words += words }
        for source in declarations {
            let all = SourceWord.all(in: source)
            // Parameters, properties and what bodies declare hide the program's variables.
            let own = Set(all.filter { $0.isBound || $0.isLabel }.map(\.name))
            for (name, isMethod, range) in Self.bodies(in: source) {
                let words = all.filter { range.contains($0.offset) && !$0.isLabel && !$0.isBound }
                let free = words.filter { $0.isMember || !own.contains($0.name) || $0.isCalled }
                if isMethod {
                    methods[name, default: Body()].words += free
                } else {
                    functions[name, default: Body()].words += free
                }
            }
        }
    }

    /// The names that are used where `word` stands: its own, and where it calls a function, those that the call comes
    /// to use; each once, in the order they are come to.
    func variables(of word: SourceWord) -> [String] {
        var (names, seen, open) = ([String](), Set<String>(), [word])
        while let next = open.popLast() {
            let key = next.isMember ? ".\(next.name)" : next.name
            guard seen.insert(key).inserted else { continue }
            if !next.isMember { names.append(next.name) }
            open += (body(of: next)?.words ?? []).reversed()
        }
        return names
    }
}

private extension CalledFunctions {
    func body(of word: SourceWord) -> Body? {
        if word.isMember { return word.isCalled ? methods[word.name] : nil }
        return functions[word.name] ?? (word.isCalled ? methods[word.name] : nil)
    }

    /// The functions in a declaration: each name, whether it is a type's, and where its body is.
    static func bodies(in source: ArraySlice<UInt8>) -> [(name: String, isMethod: Bool, range: Range<Int>)] {
        let start = source.startIndex
        let tokens = SwiftToken.tokens(of: String(decoding: source, as: UTF8.self)).filter {
            $0.kind != .space && $0.kind != .comment
        }
        let texts = tokens.map { token in
            String(decoding: source[start + token.range.lowerBound..<start + token.range.upperBound], as: UTF8.self)
        }
        var (bodies, depth) = ([(String, Bool, Range<Int>)](), 0)
        for index in texts.indices {
            if texts[index] == "{" { depth += 1 }
            if texts[index] == "}" { depth -= 1 }
            guard texts[index] == "func", index + 1 < texts.count, let body = body(behind: index, texts) else {
                continue
            }
            let range =
                start + tokens[body.lowerBound].range.lowerBound..<start + tokens[body.upperBound].range.upperBound
            bodies.append((texts[index + 1], depth > 0, range))
        }
        return bodies
    }

    /// The braces of the function whose `func` is the token at `index`; `nil` for a protocol's, which has none.
    static func body(behind index: Int, _ texts: [String]) -> ClosedRange<Int>? {
        var (depth, opening) = (0, Int?.none)
        for place in texts.indices.dropFirst(index + 1) {
            switch texts[place] {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{":
                if depth == 0, opening == nil { opening = place }
                depth += 1
            case "}":
                depth -= 1
                if depth < 0 { return nil }
                if depth == 0, let opening { return opening...place }
            case "func" where depth == 0: return nil
            default: break
            }
        }
        return nil
    }
}
