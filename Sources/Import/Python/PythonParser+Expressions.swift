internal import Document

extension PythonParser {
    /// An expression, or several between commas: a tuple.
    mutating func expressions() throws(Unknown) -> PythonExpression {
        let place = place
        var items = [try starred()]
        guard isSign(",") else { return items[0] }
        while take(",") {
            if kind == .newline || isSign("=") || isSign(")") { break }
            items.append(try starred())
        }
        return PythonExpression(.list(items), place)
    }

    /// What `for` gives values to.
    mutating func targets() throws(Unknown) -> PythonExpression {
        let place = place
        var items = [try postfix()]
        while take(",") { items.append(try postfix()) }
        return items.count == 1 ? items[0] : PythonExpression(.list(items), place)
    }

    mutating func expression() throws(Unknown) -> PythonExpression {
        try deeper { parser throws(Unknown) in try parser.anyExpression() }
    }

    private mutating func anyExpression() throws(Unknown) -> PythonExpression {
        let place = place, start = index
        if takeWord("lambda") {
            while !isSign(":") {
                guard kind != .newline, kind != .end else { throw Unknown() }
                advance()
            }
            advance()
            _ = try expression()
            return PythonExpression(.opaque(names(since: start)), place)
        }
        let value = try binary(0)
        if take(":=") {
            _ = try expression()
            return PythonExpression(.opaque(names(since: start)), place)
        }
        guard takeWord("if") else { return value }
        _ = try binary(0)
        guard takeWord("else") else { throw Unknown() }
        _ = try expression()
        return PythonExpression(.opaque(names(since: start)), place)
    }

    /// What stands between the brackets of a call.
    mutating func arguments() throws(Unknown) -> [PythonExpression.Argument] {
        try expect("(")
        var arguments: [PythonExpression.Argument] = []
        while !isSign(")") {
            let start = place, first = index
            if isSign("*") || isSign("**") {
                advance()
                _ = try expression()
                // A name that nothing has: what it stands for is not known.
                arguments.append(.init(name: "**", value: PythonExpression(.opaque(names(since: first)), start)))
            } else if let name = attempt({ parser throws(Unknown) -> String in
                let name = try parser.name()
                try parser.expect("=")
                return name
            }) {
                arguments.append(.init(name: name, value: try expression()))
            } else {
                var value = try expression()
                if isWord("for") { value = try comprehension(start, since: first, upTo: ")") }
                arguments.append(.init(name: nil, value: value))
            }
            guard take(",") else { break }
        }
        try expect(")")
        return arguments
    }
}

private extension PythonParser {
    static let operators: [[String]] = [
        ["or"], ["and"], ["not", "in", "is", "<", ">", "==", ">=", "<=", "!="], ["|"], ["^"], ["&"], ["<<", ">>"],
        ["+", "-"],
        ["*", "/", "//", "%", "@"],
    ]

    /// Operators of this precedence and above.
    mutating func binary(_ level: Int) throws(Unknown) -> PythonExpression {
        guard level < Self.operators.count else { return try unary() }
        let place = place
        if level == 2, takeWord("not") {
            return PythonExpression(
                .unary("not", try deeper { parser throws(Unknown) in try parser.binary(level) }), place)
        }
        var left = try binary(level + 1), length = 0
        while let sign = sign(of: level) {
            length += 1
            guard length < Self.mostLevels else { throw Unknown() }
            left = PythonExpression(.binary(sign, left, try binary(level + 1)), place)
        }
        return left
    }

    mutating func sign(of level: Int) -> String? {
        let found: String
        switch kind {
        case .sign(let sign): found = sign
        case .name(let word): found = word
        default: return nil
        }
        guard Self.operators[level].contains(found) else { return nil }
        advance()
        // "not in", "is not".
        if found == "not" { _ = takeWord("in") }
        if found == "is" { _ = takeWord("not") }
        return found
    }

    mutating func unary() throws(Unknown) -> PythonExpression {
        let place = place
        for sign in ["-", "+", "~"] where take(sign) {
            return PythonExpression(.unary(sign, try deeper { parser throws(Unknown) in try parser.unary() }), place)
        }
        _ = takeWord("await")
        let base = try postfix()
        guard take("**") else { return base }
        let power = try deeper { parser throws(Unknown) in try parser.unary() }
        return PythonExpression(.binary("**", base, power), place)
    }

    mutating func postfix() throws(Unknown) -> PythonExpression {
        var value = try atom()
        for _ in 0..<Self.mostLevels {
            let place = value.place
            if take(".") {
                value = PythonExpression(.attribute(value, try name()), place)
            } else if isSign("(") {
                value = PythonExpression(.call(value, try arguments()), place)
            } else if take("[") {
                value = PythonExpression(.subscripted(value, try subscripts()), place)
            } else {
                return value
            }
        }
        throw Unknown()
    }

    mutating func subscripts() throws(Unknown) -> [PythonExpression] {
        var items: [PythonExpression] = []
        while !isSign("]") {
            let place = place
            let start = isSign(":") ? nil : try expression()
            if take(":") {
                let end = isSign("]") || isSign(",") || isSign(":") ? nil : try expression()
                let hasStep = take(":") && !isSign("]") && !isSign(",")
                if hasStep { _ = try expression() }
                items.append(PythonExpression(hasStep ? .opaque(["range"]) : .slice(start, end), place))
            } else if let start {
                items.append(start)
            }
            guard take(",") else { break }
        }
        try expect("]")
        return items
    }
}
