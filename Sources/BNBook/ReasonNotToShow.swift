/// Why a value cannot be shown: Swift would print what it, or something in it, is made of or where it is in memory, which
/// tells a reader nothing.
func reasonNotToShow(_ value: Any) -> String? {
    if value is any Quantity { return nil }
    if let reason = reasonNotToPrint(value) { return "a block shows \(reason)" }
    let mirror = Mirror(reflecting: value)
    let type = "\(type(of: value))"
    switch mirror.displayStyle {
    case .collection, .set, .dictionary, .tuple, .optional:
        // Types of others may have words of their own for all that they hold.
        if value is any CustomStringConvertible, !"\(String(reflecting: Swift.type(of: value)))".hasPrefix("Swift.") {
            return nil
        }
        return mirror.children.lazy.compactMap { reasonNotToShow($0.value) }.first
    case .struct, .class, .enum:
        let isBare = mirror.displayStyle == .enum && mirror.children.isEmpty
        if isBare || value is any CustomStringConvertible || value is any CustomDebugStringConvertible { return nil }
        return
            "a block shows a value of the type \(type), which has no words of its own; show a part of it, or let \(type) conform to CustomStringConvertible"
    default: return nil
    }
}

/// Why a value cannot even be printed: what Swift has for it are no words, or differ from run to run.
func reasonNotToPrint(_ value: Any) -> String? {
    if value is any Quantity { return nil }
    let type = "\(type(of: value))"
    if type.contains(" -> ") { return "a function, \(type); call it, and show what it gives" }
    if value is AnyKeyPath {
        return
            "a key path, \(type), for which Swift has a place in memory; show what it leads to, `value[keyPath: path]`"
    }
    if value is any _Pointer || value is OpaquePointer || value is ObjectIdentifier {
        return "a place in memory, \(type), which is another in each run; show what is there"
    }
    if value is any ChartContent || value is any Displayable && !(value is any CustomStringConvertible) {
        return "a value of the type \(type) as words; let it be a block's last expression, by itself or in a list"
    }
    return nil
}

/// The elements of a sequence that has no words of its own, as strides and what is lazy.
/// - Precondition: they come to an end; the message says so.
func elements(of value: Any) -> [Any]? {
    if value is any Displayable || value is any CustomStringConvertible || value is any CustomDebugStringConvertible {
        return nil
    }
    guard let sequence = value as? any Sequence else { return nil }
    return allElements(of: sequence)
}

private func allElements(of sequence: some Sequence) -> [Any] {
    var elements: [Any] = []
    for element in sequence {
        guard elements.count < mostElements else {
            fatalError(
                "a block shows a sequence of more than \(mostElements) elements, \(type(of: sequence)), which may have no end; show a part of it, as prefix(10)"
            )
        }
        elements.append(element)
    }
    return elements
}

/// A reader looks at far fewer.
private let mostElements = 100_000
