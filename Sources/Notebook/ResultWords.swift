internal import Spelling

/// The words by which results are found in texts of one language. A language is a table in a file of its own.
struct ResultWords {
    /// What is measured and compared: whole words, or parts of hyphenated ones, in lower case.
    var words: Set<String>
    /// How words begin, or in a language of compounds what they hold, in lower case.
    var stems: [String] = []
    /// Whether stems are found within words too: "Testgenauigkeit".
    var hasCompounds = false
    /// Whether a comma stands before decimals too.
    var hasDecimalComma = false
    /// What every word of significance holds.
    var significanceStem: StaticString
    /// What ends in a full stop and no sentence.
    var abbreviations: [String]
    /// A number with decimals or a unit of results.
    var number: Regex<(Substring, Substring)>
    /// A word of significance.
    var significant: Regex<Substring>
    /// What stands before such a word that speaks of digits.
    var digits: Regex<Substring>?
    /// A cited work, as its authors and year.
    var work: Regex<Substring>
    /// What stands before a number that was set: "a rate of".
    var setting: Regex<Substring>
    /// What stands before a number that was found: "accuracy is".
    var result: Regex<Substring>
    /// What stands behind the level of an interval.
    var interval: Regex<Substring>
    /// What stands behind a number that is so by definition: "is chance".
    var definition: Regex<Substring>
    /// What stands before a number that was chosen: "a margin of".
    var threshold: Regex<Substring>
    /// A number of points, which may be data.
    var points: Regex<Substring>
    /// What stands before points that are won.
    var gain: Regex<Substring>
    /// What stands behind points that are won.
    var ahead: Regex<Substring>

    /// Those of a language by its tag, `de-AT`; `nil` for one of which none are known.
    init?(language: String) {
        switch language.prefix(while: { $0 != "-" && $0 != "_" }).lowercased() {
        case "en": self = .english
        case "de": self = .german
        case "fr": self = .french
        default: return nil
        }
    }
}

extension ResultWords {
    init(
        words: Set<String>, stems: [String] = [], hasCompounds: Bool = false, hasDecimalComma: Bool = false,
        significanceStem: StaticString, abbreviations: [String], number: Regex<(Substring, Substring)>,
        significant: Regex<Substring>, digits: Regex<Substring>? = nil, work: Regex<Substring>,
        setting: Regex<Substring>, result: Regex<Substring>, interval: Regex<Substring>, definition: Regex<Substring>,
        threshold: Regex<Substring>, points: Regex<Substring>, gain: Regex<Substring>, ahead: Regex<Substring>
    ) {
        (self.words, self.stems, self.hasCompounds) = (words.union(Self.international), stems, hasCompounds)
        (self.hasDecimalComma, self.significanceStem) = (hasDecimalComma, significanceStem)
        (self.abbreviations, self.number, self.significant, self.digits) = (abbreviations, number, significant, digits)
        (self.work, self.setting, self.result, self.interval) = (work, setting, result, interval)
        (self.definition, self.threshold, self.points, self.gain) = (definition, threshold, points, gain)
        self.ahead = ahead
    }

    /// Whether there is a digit, which every number has, or a word of significance: most text has neither, and to see that
    /// takes a hundredth of the time that the patterns take.
    func mayHoldResults(_ text: Substring) -> Bool { hasDigit(text) || text.holds(significanceStem) }

    /// Parts that end with a full stop behind which a space follows.
    func sentences(_ text: String) -> [Substring] {
        var (sentences, start) = ([Substring](), text.startIndex)
        for match in text.matches(of: Self.sentenceEnd) {
            let sentence = text[start..<match.range.upperBound]
            if abbreviations.contains(where: { text[..<match.range.lowerBound].hasSuffix($0) }) { continue }
            sentences.append(sentence)
            start = match.range.upperBound
        }
        return sentences + [text[start...]]
    }

    /// The first word of significance that speaks of no digits.
    func significance(in sentence: Substring) -> Range<Substring.Index>? {
        guard sentence.holds(significanceStem) else { return nil }
        return sentence.matches(of: significant).lazy.map(\.range).first { range in
            digits.map { !sentence[..<range.lowerBound].suffix(40).contains($0) } ?? true
        }
    }

    /// Whether it has a word of what is measured and compared.
    func nameResult(in sentence: Substring) -> Bool {
        let parts = sentence.unicodeScalars.split {
            !($0 == "-" || $0 == "_" || $0 == "²" || $0.properties.isAlphabetic || isDigit($0))
        }
        return sentence.contains(Self.duration)
            || parts.contains { part in
                let word = String(part).lowercased()
                return words.contains(word) || word.split(separator: "-").contains { words.contains(String($0)) }
                    || stems.contains { hasCompounds ? word.contains($0) : word.hasPrefix($0) }
            }
    }

    /// Whether a number is told as one that was set: "a rate of 0.1", "ε = 0.001", "within 0.5 %", "the 95 % interval"; or
    /// as one that is so by definition, or was chosen: "an AUC of 0.5 is chance", "3 points would matter".
    func isSetting(_ range: Range<Substring.Index>, in sentence: Substring) -> Bool {
        let (before, after) = (sentence[..<range.lowerBound].suffix(40), sentence[range.upperBound...].prefix(40))
        if after.contains(interval) || after.contains(definition) || before.contains(threshold) { return true }
        // Points by themselves are of data, too.
        if sentence[range].contains(points) {
            return !before.contains(result) && !before.contains(gain) && !after.contains(ahead)
        }
        let isGain = sentence[range].contains(Self.percentagePoints) && (before.contains(gain) || after.contains(ahead))
        return before.contains(setting) && !before.contains(result) && !isGain
    }
}

private extension ResultWords {
    /// Names of measures that every language has.
    static let international: Set = [
        "accuracy", "auc", "f1", "loss", "mae", "mse", "perplexity", "r²", "recall", "rmse", "score", "scores",
        "speed-up",
        "speedup",
    ]

    nonisolated(unsafe) static let sentenceEnd =
        #/(?:[.!?;]|:(?!\s+[+−-]?[.,]?\d))[)”"’»“]*\s+(?=[^a-zà-ÿ])/#
    /// What takes a time: "takes" by itself is of settings more often.
    nonisolated(unsafe) static let duration =
        #/\b(?:takes?|lasts?)\s(?:about |only |some |around |nearly )?[\d.]+[\s\u{A0}]?(?:s|ms|seconds?)\b/#
    /// Points that are no data.
    nonisolated(unsafe) static let percentagePoints =
        #/(?i)Prozentpunkt|percentage point|de pourcentage|\d[\s\u{A0}]?pp$/#
}

/// Whether there is a digit of any script.
func hasDigit(_ text: Substring) -> Bool { text.unicodeScalars.contains(where: isDigit) }

private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ("0"..."9").contains(scalar) : scalar.properties.numericType == .decimal
}
