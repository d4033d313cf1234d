extension Claim: Displayable {
    package var displayed: [Output] {
        let value = difference.value(decimals: nil)
        return [.claim(ClaimRecord(statement: statement, verdict: "\(verdict)", difference: value, explanation: explanation(value)))]
    }

    private func explanation(_ value: Value) -> String {
        let paired = "Paired difference over \(difference.count) seed\(difference.count == 1 ? "" : "s"), mean ± 95 % interval: \(value.textWithUnit)."
        switch verdict {
        case .supported: return paired + " The whole interval \(agreement)."
        case .refuted: return paired + " The whole interval contradicts the claim, which needs one that \(agreement)."
        case .undecided where difference.count < 3: return paired + " Fewer than three seeds decide nothing."
        case .undecided: return paired + " The claim needs an interval that \(agreement); this one allows both."
        }
    }

    private var agreement: String {
        switch comparison {
        case .less: "lies below zero"
        case .greater: "lies above zero"
        case .equal(let margin):
            "lies within ±\(Estimate([margin], unit: difference.unit))"
        }
    }
}
