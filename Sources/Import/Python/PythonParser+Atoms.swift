import Document

/// What operators, calls and subscripts stand between.
extension PythonParser {
    mutating func atom() throws(Unknown) -> PythonExpression {
        let place = place
        switch kind {
        case .number(let digits):
            advance()
            return PythonExpression(number(digits), place)
        case .string, .formatted: return PythonExpression(strings(), place)
        case .name(let name):
            guard !["for", "in", "if", "else", "import", "lambda", "yield", "def", "class"].contains(name) else {
                throw Unknown()
            }
            advance()
            let words: [String: PythonExpression.Kind] = ["True": .truth(true), "False": .truth(false), "None": .none]
            return PythonExpression(words[name] ?? .name(name), place)
        case .sign("..."):
            advance()
            return PythonExpression(.opaque([]), place)
        case .sign("("): return try items("(", ")", place)
        case .sign("["): return try items("[", "]", place)
        case .sign("{"): return try dictionary(place)
        default: throw Unknown()
        }
    }

    mutating func starred() throws(Unknown) -> PythonExpression {
        let place = place
        let start = index
        guard take("*") else { return try expression() }
        _ = try expression()
        return PythonExpression(.opaque(names(since: start)), place)
    }

    func number(_ digits: String) -> PythonExpression.Kind {
        if digits.hasPrefix("0x") { return Int(digits.dropFirst(2), radix: 16).map { .integer($0) } ?? .opaque([]) }
        if let integer = Int(digits) { return .integer(integer) }
        let text = digits.hasSuffix(".") ? digits + "0" : digits
        let number = Double(text.replacing(".e", with: ".0e")) ?? .infinity
        return number.isFinite ? .real(number) : .opaque([])
    }

    /// Strings side by side are one.
    mutating func strings() -> PythonExpression.Kind {
        var text: String? = "", formulas: [PythonExpression]?
        while true {
            switch kind {
            case .string(let piece): text = piece.flatMap { piece in text.map { $0 + piece } }
            case .formatted(let pieces): formulas = (formulas ?? []) + pieces.map { Self.expression(of: $0, place) }
            default: return formulas.map { .formatted($0) } ?? text.map { .text($0) } ?? .opaque([])
            }
            advance()
        }
    }

    mutating func items(_ open: String, _ close: String, _ place: Position) throws(Unknown) -> PythonExpression {
        let start = index
        try expect(open)
        var items: [PythonExpression] = [], hasComma = open == "["
        while !isSign(close) {
            items.append(try starred())
            if isWord("for") {
                let value = try comprehension(place, since: start, upTo: close)
                try expect(close)
                return value
            }
            guard take(",") else { break }
            hasComma = true
        }
        try expect(close)
        return items.count == 1 && !hasComma ? items[0] : PythonExpression(.list(items), place)
    }

    mutating func dictionary(_ place: Position) throws(Unknown) -> PythonExpression {
        let start = index
        try expect("{")
        var pairs: [(PythonExpression, PythonExpression)] = [], isOpaque = false
        while !isSign("}") {
            if take("**") {
                _ = try expression()
                isOpaque = true
            } else {
                let key = try expression()
                if take(":") { pairs.append((key, try expression())) } else { isOpaque = true }
            }
            if isWord("for") { _ = try comprehension(place, since: start, upTo: "}"); isOpaque = true }
            guard take(",") else { break }
        }
        try expect("}")
        return PythonExpression(isOpaque ? .opaque(names(since: start)) : .dictionary(pairs), place)
    }

    /// The rest of a comprehension whose first token had that number, up to the bracket that closes it.
    mutating func comprehension(_ place: Position, since start: Int, upTo close: String) throws(Unknown)
        -> PythonExpression
    {
        var depth = 0
        while depth > 0 || !isSign(close) {
            if case .sign(let sign) = kind {
                if "([{".contains(sign) { depth += 1 }
                if ")]}".contains(sign) { depth -= 1 }
            }
            guard kind != .newline, kind != .end, depth >= 0 else { throw Unknown() }
            advance()
        }
        return PythonExpression(.opaque(names(since: start)), place)
    }
}
