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
        return (mixesModes ? [.notice(modesNotice)] : []) + [.figure(self)]
    }

    /// Whether losses or accuracies of different modes stand along one of its axes, or differences of such.
    var mixesModes: Bool {
        let modes = conditions.compactMap(MeasurementMode.init)
        return modes.count > 1 || modes == [.mixed]
    }

    private var modesNotice: String {
        let title = marks.lazy.flatMap(\.channels).first { $0.role == .y }?.label ?? "values"
        return
            "A chart of “\(title)” has losses or accuracies of training mode, a running mean with dropout and batch statistics, beside those of inference: a gap between them may be the noise of training. trainingSetEvaluation: .full in TrainingOptions gives both in inference mode, the training one as evaluatedTrainLoss."
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
/// - Precondition: it has words of its own; the message says how it gets some.
func displayed(_ value: Any?) -> [Output] {
    switch value {
    case nil: return [.text("nil\n")]
    case is Void: return []
    case let value as any Displayable: return value.displayed
    case let value as any ChartContent: return chart(of: value).displayed
    case let value as Estimate where value.mean.isNaN: return [.value(value.words)]
    case let value as any Quantity: return [.value(value.value(decimals: value.preferredDecimals))]
    case let value?:
        if let reason = reasonNotToShow(value) { fatalError(reason) }
        return [.text("\(value)\n")]
    }
}

/// Why a value cannot be shown: Swift would print what it is made of, which tells a reader nothing.
func reasonNotToShow(_ value: Any) -> String? {
    let type = "\(type(of: value))"
    if type.contains(") -> ") || type.contains(") throws -> ") {
        return "a block shows a function, \(type); call it, and show what it gives"
    }
    if value is any CustomStringConvertible || value is any CustomDebugStringConvertible { return nil }
    let mirror = Mirror(reflecting: value)
    let isBare = mirror.displayStyle == .enum && mirror.children.isEmpty
    guard let style = mirror.displayStyle, [.struct, .class, .enum].contains(style), !isBare else { return nil }
    return
        "a block shows a value of the type \(type), which has no words of its own; show a part of it, or let \(type) conform to CustomStringConvertible"
}

/// A mark by itself is a chart of it.
private func chart(of content: some ChartContent) -> Chart { Chart { content } }
