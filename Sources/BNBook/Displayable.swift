/// What a block shows as something other than its description, when it is the block's last expression.
package protocol Displayable {
    /// What is shown, in order.
    var displayed: [Output] { get }
}

extension Table: Displayable {
    package var displayed: [Output] { [.table(self)] }
}

extension Chart: Displayable {
    package var displayed: [Output] {
        do { try check() } catch { fatalError("\(error)") }
        return [.figure(self)]
    }
}

extension Model: Displayable {
    package var displayed: [Output] { [.text(description + "\n")] }
}

extension Hypothesis: Displayable {
    package var displayed: [Output] { [.value(Value(description))] }
}

extension ExperimentResult: Displayable {
    package var displayed: [Output] { summary.displayed }
}

extension Array: Displayable where Element: Displayable {
    package var displayed: [Output] { flatMap(\.displayed) }
}

/// What showing `value` says: nothing for `()`, "nil" for a value that is missing, its description where it is nothing
/// better.
func displayed(_ value: Any?) -> [Output] {
    switch value {
    case nil: [.text("nil\n")]
    case is Void: []
    case let value as any Displayable: value.displayed
    case let value as any ChartContent: chart(of: value).displayed
    case let value as any Quantity: [.value(value.value(decimals: value.preferredDecimals))]
    case let value?: [.text("\(value)\n")]
    }
}

/// A mark by itself is a chart of it.
private func chart(of content: some ChartContent) -> Chart { Chart { content } }
