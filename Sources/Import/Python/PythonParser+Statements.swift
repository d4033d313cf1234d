internal import Document

extension PythonParser {
    /// The statements of a line: one, or several between semicolons.
    mutating func statement() -> [PythonStatement] {
        switch kind {
        case .newline, .indent, .dedent:
            advance()
            return []
        default: break
        }
        let place = place, start = index
        if case .run(let line) = kind {
            advance()
            return [PythonStatement(kind: .everything(line), place: place)]
        }
        let decorators = takeDecorators()
        if let compound = attempt({ parser throws(Unknown) in
            try parser.deeper { parser throws(Unknown) in try parser.compound() }
        }) {
            return [PythonStatement(kind: compound, place: place)] + decorated(compound, by: decorators, place)
        }
        let simple = attempt { parser throws(Unknown) -> [PythonStatement] in
            var statements: [PythonStatement] = []
            repeat {
                if parser.kind == .newline { break }
                let place = parser.place
                statements.append(PythonStatement(kind: try parser.simple(), place: place))
            } while parser.take(";")
            guard parser.kind == .newline || parser.kind == .end else { throw Unknown() }
            return statements
        }
        if simple == nil { skipLine() } else { advance() }
        return simple ?? [PythonStatement(kind: .opaque(names(since: start)), place: place)]
    }

    mutating func dotted() throws(Unknown) -> [String] {
        var path = [try name()]
        while take(".") { path.append(try name()) }
        return path
    }
}

private extension PythonParser {
    /// A statement with a block below it.
    mutating func compound() throws(Unknown) -> PythonStatement.Kind {
        _ = takeWord("async")
        guard case .name(let word) = kind else { throw Unknown() }
        switch word {
        case "def":
            advance()
            let name = try name()
            let parameters = try parameters()
            return .function(name, parameters, try block())
        case "class":
            advance()
            let name = try name()
            let bases = isSign("(") ? try arguments().filter { $0.name == nil }.map(\.value) : []
            return .type(name, bases, try block())
        case "for":
            advance()
            let target = try targets()
            guard takeWord("in") else { throw Unknown() }
            let iterable = try expressions()
            return .loop(target, iterable, try block())
        case "if":
            advance()
            return try condition()
        case "with":
            advance()
            let header = skipHeader()
            return .block(header, try block())
        case "while", "try":
            var header = skipHeader()
            var body = try block()
            while ["except", "else", "finally"].contains(where: isWord) {
                header += skipHeader()
                body += try block()
            }
            return .perhaps(header, body)
        default: throw Unknown()
        }
    }

    /// Behind `if` or `elif`.
    mutating func condition() throws(Unknown) -> PythonStatement.Kind {
        let place = place
        let tested: PythonExpression
        if let read = attempt({ parser throws(Unknown) -> PythonExpression in
            let read = try parser.expression()
            guard parser.isSign(":") else { throw Unknown() }
            return read
        }) {
            tested = read
        } else {
            tested = PythonExpression(.opaque(skipHeader()), place)
        }
        let body = try block()
        let otherwise = self.place
        if takeWord("elif") {
            let rest = try deeper { parser throws(Unknown) in try parser.condition() }
            return .condition(tested, body, [PythonStatement(kind: rest, place: otherwise)])
        }
        return .condition(tested, body, takeWord("else") ? try block() : [])
    }

    /// To the colon at the header's end; the names before it.
    mutating func skipHeader() -> [String] {
        let start = index
        var depth = 0
        while kind != .newline, kind != .end {
            if case .sign(let sign) = kind {
                if "([{".contains(sign) { depth += 1 }
                if ")]}".contains(sign) { depth -= 1 }
                if sign == ":", depth == 0 { break }
            }
            advance()
        }
        return names(since: start)
    }

    /// A colon, and the statements behind it or below.
    mutating func block() throws(Unknown) -> [PythonStatement] {
        if take("->") { _ = try expression() }
        try expect(":")
        guard kind == .newline else { return statement() }
        advance()
        guard kind == .indent else { throw Unknown() }
        advance()
        var statements: [PythonStatement] = []
        while kind != .dedent, kind != .end { statements += statement() }
        if kind == .dedent { advance() }
        return statements
    }

    mutating func parameters() throws(Unknown) -> [PythonStatement.Parameter] {
        try expect("(")
        var parameters: [PythonStatement.Parameter] = []
        while !isSign(")") {
            if take("**") || take("*") || take("/") {
                if isSign(",") || isSign(")") {
                    _ = take(",")
                    continue
                }
            }
            let name = try name()
            if take(":") { _ = try expression() }
            parameters.append(.init(name: name, standard: take("=") ? try expression() : nil))
            guard take(",") else { break }
        }
        try expect(")")
        return parameters
    }

    mutating func simple() throws(Unknown) -> PythonStatement.Kind {
        switch kind {
        case .name("import"), .name("from"): return try imports()
        case .name("return"):
            advance()
            return .returned(kind == .newline ? nil : try expressions())
        case .name("pass"):
            advance()
            return .pass
        case .name("break"), .name("continue"):
            advance()
            return .jump
        case .name("assert"), .name("raise"):
            advance()
            return kind == .newline ? .pass : .expression(try expressions())
        case .name("del"):
            let start = index
            advance()
            if case .name = try expressions().kind { return .pass }
            return .opaque(names(since: start))
        default: break
        }
        let first = try expressions()
        if take(":") { _ = try expression() }
        if case .sign(let sign) = kind, sign.count >= 2, sign.hasSuffix("="), !["==", "!=", "<=", ">="].contains(sign) {
            advance()
            return .augmented(first, String(sign.dropLast()), try expressions())
        }
        var all = [first]
        while take("=") { all.append(try expressions()) }
        guard all.count > 1, let value = all.popLast() else { return .expression(first) }
        return .assignment(all, value)
    }

    mutating func imports() throws(Unknown) -> PythonStatement.Kind {
        if takeWord("import") {
            var names: [(name: String, path: [String])] = []
            repeat {
                let path = try dotted()
                let name = takeWord("as") ? try name() : nil
                names.append((name ?? path[0], name == nil ? [path[0]] : path))
            } while take(",")
            return .imports(names)
        }
        advance()
        var dots = ""
        while isSign(".") || isSign("...") {
            dots += take(".") ? "." : "..."
            _ = take("...")
        }
        let module = isWord("import") ? [] : try dotted()
        guard takeWord("import") else { throw Unknown() }
        if take("*") {
            let isKnown = dots.isEmpty && module.first.map(Self.libraries.contains) == true
            return isKnown
                ? .imports([("*", module)]) : .everything("from \(dots)\(module.joined(separator: ".")) import *")
        }
        let isInBrackets = take("(")
        var names: [(name: String, path: [String])] = []
        repeat {
            if isInBrackets, isSign(")") { break }
            let imported = try name()
            names.append((takeWord("as") ? try name() : imported, module + [imported]))
        } while take(",")
        if isInBrackets { try expect(")") }
        return .imports(names)
    }

    /// Modules that bring no models, data or numbers of an author's own.
    private static var libraries: Set<String> {
        [
            "IPython", "collections", "itertools", "keras", "math", "matplotlib", "numpy", "os", "pandas", "pathlib",
            "pylab", "random", "scipy", "seaborn", "sklearn", "sys", "tensorflow", "time", "torch", "torchvision",
            "tqdm",
            "typing",
        ]
    }
}
