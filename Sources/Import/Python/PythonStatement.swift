internal import Document

/// A statement of Python's.
struct PythonStatement {
    indirect enum Kind {
        /// Names that now stand for modules or what is in them.
        case imports([(name: String, path: [String])])
        case assignment([PythonExpression], PythonExpression)
        case augmented(PythonExpression, String, PythonExpression)
        case expression(PythonExpression)
        case function(String, [Parameter], [PythonStatement])
        case type(String, [PythonExpression], [PythonStatement])
        case loop(PythonExpression, PythonExpression, [PythonStatement])
        /// `if` with what else is done.
        case condition(PythonExpression, [PythonStatement], [PythonStatement])
        /// What is done once: the body of `with`.
        case block([PythonStatement])
        /// What is done perhaps: `while`, `try`.
        case perhaps([PythonStatement])
        case returned(PythonExpression?)
        case pass
        /// What is not followed.
        case opaque
    }
    struct Parameter {
        var name: String
        var standard: PythonExpression?
    }
    var kind: Kind
    var place: Position
}
