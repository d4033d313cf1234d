internal import Notebook
internal import Outputs
internal import Spelling
internal import Statistics

extension ClaimCorrection {
    /// The verdict of each claim of `reports`, report by report in the order they are shown, and the sentence that says
    /// how it came about; `nil` where there are no claims.
    func verdicts(of reports: [Report]) -> (verdicts: [[Verdict]], words: String)? {
        let claims = reports.map { $0.transcript.claims }
        let pValues = claims.flatMap { $0.map { $0.difference.isVolatile ? .nan : $0.pValue ?? .nan } }
        let count = pValues.count { !$0.isNaN }
        guard count > 0 else { return nil }
        let adjusted = adjustment(pValues)
        var index = 0
        let verdicts = claims.map { claims in
            claims.map { claim -> Verdict in
                defer { index += 1 }
                guard self != .report, !pValues[index].isNaN else { return claim.verdict }
                return claim.verdict(atAdjustedPValue: adjusted[index])
            }
        }
        return (verdicts, words(count, reports.count { !$0.transcript.claims.isEmpty }))
    }
}

private extension ClaimCorrection {
    func adjustment(_ pValues: [Double]) -> [Double] {
        switch self {
        case .report: pValues
        case .holm: pValues.holmAdjusted
        case .benjaminiHochberg: pValues.benjaminiHochbergAdjusted
        }
    }

    func words(_ claims: Int, _ reports: Int) -> String {
        let all = "\(counted(claims, "claim")) of \(counted(reports, "report"))"
        return switch self {
        case .report:
            "\(all). Each is judged beside the other claims of its own report (Holm, 5 %), not beside those of the others."
        case .holm:
            "\(all), judged all together here (Holm: a chance of 5 % at most that any verdict is false); in its report each is judged beside the claims of that report."
        case .benjaminiHochberg:
            "\(all), judged all together here (Benjamini and Hochberg: of the verdicts 5 % at most are expected to be false); in its report each is judged beside the claims of that report."
        }
    }
}
