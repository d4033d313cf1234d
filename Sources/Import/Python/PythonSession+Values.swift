internal import Document

extension PythonSession {
    /// What an expression is.
    mutating func value(_ expression: PythonExpression) -> PythonValue {
        switch expression.kind {
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        case .truth(let truth): .truth(truth)
        case .none: .none
        case .opaque(let names): computed(names, expression.place)
        case .list(let items): bounded(.list(items.map { value($0) }))
        case .dictionary(let pairs): bounded(.dictionary(pairs.map { (value($0.0), value($0.1)) }))
        case .name(let name):
            self[name] ?? (PythonSession.builtIns.contains(name) ? .path([name]) : .path(starred + [name]))
        case .attribute(let base, let name): attribute(base, name)
        case .call(let called, let arguments): call(called, arguments, expression.place)
        case .subscripted(let base, let items): subscripted(value(base), items)
        case .formatted(let items): formatted(items)
        case .slice: unknown("a slice")
        case .unary(let sign, let operand): negated(sign, value(operand))
        case .binary(let sign, let left, let right):
            combined(sign, value(left), value(right), expression.place)
        }
    }

    private static let builtIns: Set = [
        "range", "len", "int", "float", "print", "super", "list", "tuple", "enumerate", "zip",
        "map", "filter", "reversed", "sum", "type", "str", "isinstance", "sorted", "min", "max", "display", "round",
        "abs", "id", "any", "all",
    ]

    func unknown(_ what: String) -> PythonValue { .unknown(what) }

    /// A value of no more parts than models have: lists of lists that loops double would fill the memory.
    private func bounded(_ value: PythonValue) -> PythonValue {
        var rest = 1_000
        return value.isLarger(than: &rest) ? unknown("a list of more than a thousand values") : value
    }

    /// Two values with an operator between them.
    func combined(_ sign: String, _ left: PythonValue, _ right: PythonValue, _ place: Position) -> PythonValue {
        if case .data(var data) = left {
            if data.role != "x" || Self.comparing.contains(sign) {
                data.blame(place, "what \"\(sign)\" makes of \(data.words) is not followed")
            } else if sign == "/", let divisor = right.number, divisor != 0 {
                data.divisor *= divisor
            } else if sign == "*", let factor = right.number, factor != 0 {
                data.divisor /= factor
            } else {
                data.changes.append("\(sign) \(right.literal ?? "…")")
            }
            return .data(data)
        }
        if sign == "==" || sign == "!=", let left = left.literal, let right = right.literal {
            return .truth((left == right) == (sign == "=="))
        }
        if sign == "+", case .list(let left) = left, case .list(let right) = right {
            return bounded(.list(left + right))
        }
        if case .integer(let left) = left, case .integer(let right) = right { return whole(sign, left, right) }
        guard let left = left.number, let right = right.number else { return unknown("what is computed") }
        switch sign {
        case "+": return .real(left + right)
        case "-": return .real(left - right)
        case "*": return .real(left * right)
        case "/" where right != 0: return .real(left / right)
        case "**" where abs(right) <= 64 && right == right.rounded(): return .real(power(left, Int(right)))
        default: return unknown("what is computed")
        }
    }

    private static let comparing: Set = ["or", "and", "not", "in", "is"]

    private func whole(_ sign: String, _ left: Int, _ right: Int) -> PythonValue {
        let result: (partialValue: Int, overflow: Bool)
        switch sign {
        case "+": result = left.addingReportingOverflow(right)
        case "-": result = left.subtractingReportingOverflow(right)
        case "*": result = left.multipliedReportingOverflow(by: right)
        case "//" where left >= 0 && right > 0: result = (left / right, false)
        case "%" where left >= 0 && right > 0: result = (left % right, false)
        case "/" where right != 0: return .real(Double(left) / Double(right))
        case "**" where abs(right) <= 64:
            let number = power(Double(left), right)
            return right >= 0 && abs(number) < 1e15 ? .integer(Int(number)) : .real(number)
        default: return unknown("what is computed")
        }
        return result.overflow ? unknown("what is computed") : .integer(result.partialValue)
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        let number = (0..<abs(exponent)).reduce(1.0) { product, _ in product * base }
        return exponent < 0 ? 1 / number : number
    }

    private func negated(_ sign: String, _ value: PythonValue) -> PythonValue {
        switch (sign, value) {
        case ("-", .integer(let number)): whole("-", 0, number)
        case ("-", .real(let number)): .real(-number)
        case ("+", _): value
        case ("not", .truth(let truth)): .truth(!truth)
        default: unknown("what is computed")
        }
    }

    private mutating func attribute(_ base: PythonExpression, _ name: String) -> PythonValue {
        if case .name("self") = base.kind, let value = self["self.\(name)"] { return value }
        switch value(base) {
        case .path(let path): return .path(path + [name])
        case .data(let data) where name == "shape":
            return .list(
                ([data.range?.count ?? data.count] + (data.role == "y" ? [] : data.shape)).map { .integer($0) })
        case .data(let data) where name == "classes":
            return .list(Array(repeating: unknown("the name of a class"), count: data.dataset == "cifar100" ? 100 : 10))
        case .model(let index), .part(let index), .parameters(let index): return .part(index)
        case .object(let object), .piece(let object): return .piece(object)
        case .data(let data) where ["data", "train_data"].contains(name): return .data(data)
        case let made where made.parts != nil:
            // A method of it may be called under another name.
            forget(container: made)
            return unknown("what is computed")
        case .unknown(let why): return .unknown(why)
        default: return unknown("what is computed")
        }
    }

    /// A piece of a list, of a shape, or of images.
    private mutating func subscripted(_ base: PythonValue, _ items: [PythonExpression]) -> PythonValue {
        if case .model(let index) = base { return .part(index) }
        if case .part(let index) = base { return .part(index) }
        if case .piece(let object) = base { return .piece(object) }
        if case .data(var data) = base {
            if case .slice(let start, let end) = items.first?.kind {
                let first = start.map { value($0) } ?? .integer(0), last = end.map { value($0) } ?? .integer(data.count)
                guard let from = first.integer, let to = last.integer else { return unknown("a slice of the data") }
                let lower = from < 0 ? data.count + from : from, upper = to < 0 ? data.count + to : min(to, data.count)
                guard lower >= 0, lower < upper else { return unknown("a slice of the data") }
                if lower > 0 || upper < data.count { data.range = lower..<upper }
            }
            for (number, item) in items.enumerated() {
                switch item.kind {
                case .none, .attribute(_, "newaxis"): data.shape.append(1)
                case .slice(nil, nil): break
                case .opaque([]) where items.count > 1: break
                case .slice where number == 0: break
                default: data.blame(item.place, "which of \(data.words) are taken is not followed")
                }
            }
            return .data(data)
        }
        if case .dictionary(let pairs) = base, items.count == 1, let key = value(items[0]).literal {
            // The last of the same key is it, where each key is told.
            let pair = pairs.last { $0.0.literal == nil || $0.0.literal == key }
            return pair.flatMap { $0.0.literal == nil ? nil : $0.1 } ?? unknown("a value by its key")
        }
        guard case .list(let list) = base, items.count == 1 else { return unknown("a part of something") }
        if case .slice(let start, let end) = items[0].kind {
            let from = start.map { value($0) }?.integer ?? 0, to = end.map { value($0) }?.integer ?? list.count
            let lower = from < 0 ? list.count + from : from, upper = to < 0 ? list.count + to : min(to, list.count)
            return lower >= 0 && lower <= upper ? .list(Array(list[lower..<upper])) : unknown("a slice")
        }
        guard let index = value(items[0]).integer else { return unknown("a part of something") }
        let place = index < 0 ? list.count + index : index
        return list.indices.contains(place) ? list[place] : unknown("a part of something")
    }
}
