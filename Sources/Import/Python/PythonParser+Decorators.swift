internal import Document

extension PythonParser {
    /// The names of the decorators that stand here.
    mutating func takeDecorators() -> [String] {
        var decorators: [String] = []
        while take("@") {
            decorators += attempt { parser throws(Unknown) in try parser.dotted() }?.suffix(1) ?? ["?"]
            while kind != .newline, kind != .end { advance() }
            advance()
        }
        return decorators
    }

    /// What decorators make of a definition is not followed, but where they leave what it does.
    func decorated(_ kind: PythonStatement.Kind, by decorators: [String], _ place: Position) -> [PythonStatement] {
        let name: String
        switch kind {
        case .function(let defined, _, _), .type(let defined, _, _): name = defined
        default: return []
        }
        let isPass = ["forward", "call"].contains(name)
        let isKnown = decorators.allSatisfy { Self.leaving.contains($0) || !isPass && Self.gradientless.contains($0) }
        return isKnown ? [] : [PythonStatement(kind: .opaque([name]), place: place)]
    }

    private static var leaving: Set<String> {
        [
            "function", "staticmethod", "classmethod", "property", "dataclass", "override", "abstractmethod", "jit",
            "script", "njit", "lru_cache", "cache", "typechecked", "beartype", "register_keras_serializable",
        ]
    }

    private static var gradientless: Set<String> { ["no_grad", "inference_mode"] }
}
