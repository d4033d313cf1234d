internal import Document

/// An expression of Python's, as far as models are written in them.
struct PythonExpression {
    indirect enum Kind {
        case name(String)
        case integer(Int)
        case real(Double)
        case text(String)
        case truth(Bool)
        case none
        /// A tuple or a list.
        case list([PythonExpression])
        case dictionary([(PythonExpression, PythonExpression)])
        case attribute(PythonExpression, String)
        case call(PythonExpression, [Argument])
        case subscripted(PythonExpression, [PythonExpression])
        case slice(PythonExpression?, PythonExpression?)
        case unary(String, PythonExpression)
        case binary(String, PythonExpression, PythonExpression)
        /// A text that these are written into.
        case formatted([PythonExpression])
        /// What is computed in a way that is not followed, of things of these names: lambdas, comprehensions, conditions.
        case opaque([String])
    }

    /// An argument of a call; spread with `*` or `**`, its value is opaque.
    struct Argument {
        var name: String?
        var value: PythonExpression
    }

    var kind: Kind
    var place: Position

    init(_ kind: Kind, _ place: Position) { (self.kind, self.place) = (kind, place) }
}
