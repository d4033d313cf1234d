/// Ends the program with a message where a condition does not hold, as Swift's own, which says nothing in optimized programs.
public func precondition(
    _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String = "a precondition does not hold",
    file: StaticString = #file, line: UInt = #line
) {
    if !condition() { preconditionFailure(message(), file: file, line: line) }
}

/// Ends the program with a message, as Swift's own, which says nothing in optimized programs.
public func preconditionFailure(
    _ message: @autoclosure () -> String = "a precondition does not hold", file: StaticString = #file,
    line: UInt = #line
) -> Never {
    fatalError(message(), file: file, line: line)
}
