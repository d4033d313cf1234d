internal import Outputs

/// Trials of one name that differ in how many samples there were alone, as those of a loop over sizes do.
struct MergedTrial {
    /// In the order they were asked for, at least one.
    var trials: [RunGroup.SeededRuns]
    /// Their settings, each number that differs as all of them: "40 / 80 training samples".
    var settings: [RunRecord.Setting]
    /// The first number in which they differ, of each of them; empty for one trial.
    var sizes: [String]

    /// The trials of an experiment, each in one of these.
    static func all(_ trials: [RunGroup.SeededRuns]) -> [MergedTrial] {
        var (places, merged) = ([[RunRecord.Setting]: Int](), [[RunGroup.SeededRuns]]())
        for trial in trials {
            let names = [RunRecord.Setting("Trial", trial.name), .init("Contents", trial.runs[0].datasetDigest)]
            let key = names + trial.runs[0].settings.map { SizedText($0).frame }
            let place = places[key] ?? merged.count
            if place == merged.count { merged.append([]) }
            places[key] = place
            merged[place].append(trial)
        }
        return merged.flatMap(split)
    }

    /// Together where their data differ; one by one where the same was asked for twice.
    private static func split(_ trials: [RunGroup.SeededRuns]) -> [MergedTrial] {
        let all = trials.map { $0.runs[0].settings }
        let texts = all[0].indices.map { index in all.map { SizedText($0[index]) } }
        let sizes = texts.lazy.compactMap(SizedText.sizes).first ?? []
        guard trials.count > 1, Set(sizes).count == trials.count else {
            return zip(trials, all).map { MergedTrial(trials: [$0], settings: $1, sizes: []) }
        }
        return [MergedTrial(trials: trials, settings: texts.map(SizedText.merged), sizes: sizes)]
    }

    /// What a setting says, in parts that can be shared one by one; none where it has no such setting.
    func clauses(of name: String) -> [String] {
        guard let setting = settings.first(where: { $0.name == name }) else { return [] }
        return ["Model", "First weights", "Data source"].contains(name)
            ? [setting.value] : setting.value.split(separator: "; ").map(String.init)
    }
}

/// A setting's text, with the numbers of samples and steps in it apart.
private struct SizedText {
    let name: String
    private var words: [Substring]
    private let places: [Int]

    init(_ setting: RunRecord.Setting) {
        name = setting.name
        guard ["Data", "Training"].contains(name) else { (words, places) = ([Substring(setting.value)], []); return }
        let words = setting.value.split(separator: " ", omittingEmptySubsequences: false)
        self.words = words
        places = words.indices.filter { index in
            guard words[index].first?.isNumber == true, words[index].allSatisfy({ $0.isNumber || ",;".contains($0) })
            else { return false }
            let next = index + 1 < words.count ? words[index + 1] : ""
            let before = index > 1 ? "\(words[index - 2]) \(words[index - 1])" : ""
            return ["training", "validation", "test", "steps"].contains { next.hasPrefix($0) }
                || ["subset of", "split of"].contains(before)
        }
    }

    /// The text without these numbers.
    var frame: RunRecord.Setting {
        var words = words
        for place in places { words[place] = "#" + number(at: place).end }
        return .init(name, words.joined(separator: " "))
    }

    /// The number at a place, and the comma or semicolon behind it.
    private func number(at place: Int) -> (digits: Substring, end: Substring) {
        let word = words[place]
        let end = word.lastIndex(where: \.isNumber).map { word.index(after: $0) } ?? word.startIndex
        return (word[..<end], word[end...])
    }

    /// Texts of one frame as one.
    static func merged(_ texts: [SizedText]) -> RunRecord.Setting {
        var merged = texts[0]
        for place in merged.places {
            let numbers = texts.map { $0.number(at: place).digits }
            guard Set(numbers).count > 1 else { continue }
            merged.words[place] = Substring(numbers.joined(separator: " / ") + texts[0].number(at: place).end)
        }
        return .init(merged.name, merged.words.joined(separator: " "))
    }

    /// The numbers at the first place where they differ.
    static func sizes(_ texts: [SizedText]) -> [String]? {
        texts[0].places.lazy.map { place in texts.map { String($0.number(at: place).digits) } }
            .first { Set($0).count > 1 }
    }
}
