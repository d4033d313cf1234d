/// Prints text above what a block shows, as Swift's own `print`; a function, a key path, a chart or a table has no text, and
/// is an error.
public func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
    for item in items {
        if let reason = reasonNotToPrint(item) { fatalError("`print` is given \(reason)") }
    }
    Swift.print(items.map { "\($0)" }.joined(separator: separator), terminator: terminator)
}
