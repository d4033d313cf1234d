extension Claim: Displayable {
    /// A claim that mixes modes is shown with a notice, which stands at the top of the report.
    package var displayed: [Output] { (mixesModes ? [.notice(modesNotice)] : []) + [.claim(record)] }

    /// The claim as the renderer takes it: facts, and the differences as a small chart.
    var record: ClaimRecord {
        let evidence = evidence
        return ClaimRecord(
            statement: statement, verdict: verdict,
            difference: difference.mean.isNaN ? difference.words : difference.value(decimals: nil),
            isFromNumber: reference == nil ? nil : true, rule: rule,
            differences: difference.values,
            direction: evidence?.direction, test: evidence?.test, t: evidence?.t,
            pValue: evidence?.pValue,
            signFlipPValue: signFlipPValue,
            effectSize: effectSize, seedsNeeded: seedsNeeded, plot: plot,
            unfit: reference?.isFinite == false ? "the number" : comparison.margin.isFinite ? nil : "the margin")
    }
}

/// All claims of the notebook with their verdicts, in a table: `ClaimSummary()` as a block's last expression.
public struct ClaimSummary: Displayable, Sendable {
    /// What is shown where the block stands: every claim of the notebook with its verdict.
    public init() {}

    package var displayed: [Output] { [.claimSummary] }
}

private extension Claim {
    var modesNotice: String {
        "The claim “\(statement)” subtracts losses or accuracies of training mode, a running mean with dropout and batch statistics, from those of inference: what it finds may be the noise of training. trainingSetEvaluation: .full in TrainingOptions gives both in inference mode, the training one as evaluatedTrainLoss."
    }

    /// What the interval must do for the claim to be true.
    var rule: String {
        let margin = Estimate([comparison.margin], unit: difference.unit)
        return switch comparison {
        case .less(0): "lies below zero"
        case .greater(0): "lies above zero"
        case .less: "lies below −\(margin)"
        case .greater: "lies above \(margin)"
        case .equal: "lies within ±\(margin)"
        }
    }

    /// A dot for each seed's difference, their mean with its interval, and what it is held against; `nil` where there
    /// is nothing to hold.
    var plot: Chart? {
        let scale = difference.unit.symbol == "%" || difference.unit.symbol == "pp" ? 100.0 : 1
        let title = "Difference" + (difference.unit.symbol.map { " (\($0))" } ?? "")
        let values = difference.values.map { $0 * scale }
        guard values.count(where: \.isFinite) > 1, comparison.margin.isFinite else { return nil }
        let margin = comparison.margin * scale
        return Chart {
            if case .equal = comparison { RectangleMark(xStart: .value(title, -margin), xEnd: .value(title, margin)) }
            RuleMark(x: .value(title, border(margin))).annotation("")
            ForEach(values) { value in
                PointMark(x: .value(title, value), y: .value("Row", "Seeds")).foregroundStyle(.gray)
            }
            PointMark(x: .value(title, Estimate(values)), y: .value("Row", "Mean"))
        }
        .chartXScale(includesZero: true)
        .chartYAxisLabel("")
        .frame(width: 420, height: 118)
    }

    func border(_ margin: Double) -> Double {
        switch comparison {
        case .less: -margin
        case .greater: margin
        case .equal: 0
        }
    }
}
