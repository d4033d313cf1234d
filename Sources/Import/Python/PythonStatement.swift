internal import Document

/// A statement of Python's.
struct PythonStatement {
    indirect enum Kind {
        /// Names that now stand for modules or what is in them.
        case imports([(name: String, path: [String])])
        /// All names that another file has, by the line that takes them: `from data import *`, `%run data.py`.
        case everything(String)
        case assignment([PythonExpression], PythonExpression)
        case augmented(PythonExpression, String, PythonExpression)
        case expression(PythonExpression)
        case function(String, [Parameter], [PythonStatement])
        case type(String, [PythonExpression], [PythonStatement])
        case loop(PythonExpression, PythonExpression, [PythonStatement])
        /// `if` with what else is done.
        case condition(PythonExpression, [PythonStatement], [PythonStatement])
        /// What is done once: the body of `with`, behind which these names stand.
        case block([String], [PythonStatement])
        /// What is done perhaps: `while`, `try`, with the names of what is tested.
        case perhaps([String], [PythonStatement])
        case returned(PythonExpression?)
        case pass
        /// `break`, `continue`.
        case jump
        /// What is not followed, and the names in it.
        case opaque([String])
    }
    struct Parameter {
        var name: String
        var standard: PythonExpression?
    }
    var kind: Kind
    var place: Position
}
