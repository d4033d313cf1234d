internal import Statistics

extension Transcript {
    /// The claims that blocks show, in the order of the blocks.
    package var claims: [ClaimRecord] {
        blocks.sorted { $0.key < $1.key }.flatMap(\.value).compactMap {
            if case .claim(let claim) = $0 { claim } else { nil }
        }
    }

    /// This transcript with each claim judged beside all others, by Holm's correction of their p: among many, one looks
    /// true by chance.
    package func judged() -> Transcript {
        let claims = claims
        // Measured times differ from run to run: a claim about them stands alone, so that it cannot sway what becomes
        // of the others.
        let tested = claims.filter { !$0.difference.isVolatile }.compactMap(\.pValue)
        var adjusted = tested.holmAdjusted[...]
        var verdicts = claims.map { claim in
            if claim.pValue == nil || claim.difference.isVolatile {
                return claim.judged(adjustedPValue: claim.pValue, family: 1)
            }
            return claim.judged(adjustedPValue: adjusted.removeFirst(), family: tested.count)
        }[...]
        var transcript = self
        for index in blocks.keys.sorted() {
            transcript.blocks[index] = blocks[index]?.map {
                if case .claim = $0 { .claim(verdicts.removeFirst()) } else { $0 }
            }
        }
        let judged = transcript.claims
        for (index, claim) in inlineClaims {
            // One that no block shows stands alone.
            let shown = judged.first {
                $0.statement == claim.statement && $0.differences == claim.differences && $0.rule == claim.rule
            }
            transcript.inlines[index] = Value(
                (shown ?? claim).verdict.rawValue, isVolatile: claim.difference.isVolatile)
        }
        return transcript
    }
}
