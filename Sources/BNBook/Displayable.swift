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
        let value = elements(of: value) ?? value
        if let parts = partsToShow(of: value) { return parts.flatMap(displayed) }
        if let reason = reasonNotToShow(value) { fatalError(reason) }
        return [.text("\(value)\n")]
    }
}

/// The values of a list or tuple, where one of them is more than words.
private func partsToShow(of value: Any) -> [Any]? {
    let mirror = Mirror(reflecting: value)
    guard [.collection, .tuple].contains(mirror.displayStyle) else { return nil }
    let parts = mirror.children.map(\.value)
    return parts.contains { $0 is any Displayable || $0 is any ChartContent } ? parts : nil
}

/// A mark by itself is a chart of it.
private func chart(of content: some ChartContent) -> Chart { Chart { content } }
