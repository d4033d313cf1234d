/// Sentences about one mark of a chart.
import NumberFormats
internal import Spelling

/// Says of one mark what it shows.
struct SummaryWriter {
    var layer: MarkLayer
    var layers: Layers

    /// What is said of lines: how they run, and where each begins, ends and turns.
    var lines: String {
        let groups = groups(bySeries: true)
        let trends = Set(groups.map { trend($0.data) })
        let common = trends.count == 1 ? trends.first ?? "" : ""
        let noun = common.isEmpty ? "line" : common + " line"
        return sentence(counted(groups.count, noun), groups, isPath: true)
    }

    /// What is said of marks of which a series is one: an area.
    func series(_ noun: String) -> String {
        let groups = groups(bySeries: true)
        return sentence(counted(groups.count, noun), groups, isPath: false)
    }

    /// What is said of marks of which a datum is one: a bar.
    func data(_ noun: String) -> String {
        let groups = groups(bySeries: layer.labels[.color] != layer.labels[placeAxis.role])
        return sentence(counted(layer.data.count, noun), groups, isPath: false)
    }
}

extension SummaryWriter {
    var placeAxis: Axis { layer.isHorizontal ? .y : .x }

    func value(_ datum: Datum) -> PlottableData? { datum.start(on: layer.valueAxis) }
    func place(_ datum: Datum) -> PlottableData? { datum.start(on: placeAxis) }

    func counted(_ count: Int, _ noun: String) -> String {
        let words = ["No", "One", "Two", "Three", "Four", "Five", "Six"]
        return (count < words.count ? words[count] : "\(count)") + " " + noun + (count == 1 ? "" : "s")
    }
}

private extension SummaryWriter {
    /// The opening, and what is to be said of the first series.
    func sentence(_ opening: String, _ groups: [(name: String, data: [Datum])], isPath: Bool) -> String {
        guard let value = layer.labels[layer.valueAxis.role] else { return "" }
        let details = groups.prefix(6).compactMap { detail($0.name, $0.data, isPath: isPath) }
        let rest = groups.count > 6 ? "; and \(groups.count - 6) more." : "."
        let told = details.isEmpty ? "." : ": " + details.joined(separator: "; ") + rest
        return "\(opening), \(value.inSentence)\(placeRange)\(told)"
    }

    /// The rows of each series, or all of them under no name.
    func groups(bySeries isSeries: Bool) -> [(name: String, data: [Datum])] {
        var order: [String] = []
        var groups: [String: [Datum]] = [:]
        for datum in layer.data {
            let parts = [datum.facet, datum.color?.name, datum.series, datum.symbol, datum.lineStyle].compactMap(\.self)
            let name = isSeries ? distinct(parts).joined(separator: ", ") : ""
            if groups[name] == nil { order.append(name) }
            groups[name, default: []].append(datum)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }

    /// How a line goes from its first to its last value, seen against its whole range.
    func trend(_ data: [Datum]) -> String {
        let values = data.compactMap { value($0)?.number }.filter(\.isFinite)
        guard let first = values.first, let last = values.last, values.count > 1,
            let low = values.min(), let high = values.max()
        else { return "" }
        if low == high { return "flat" }
        if (last - first).magnitude < 0.5 * (high - low) { return "" }
        return last < first ? "falling" : "rising"
    }

    var placeRange: String {
        guard let label = layer.labels[placeAxis.role] else { return "" }
        let numbers = layer.data.compactMap { datum in place(datum)?.number }.filter(\.isFinite)
        guard let low = numbers.min(), let high = numbers.max(), low < high else { return " by \(label.inSentence)" }
        let format = layer.formats[placeAxis.role]
        let ends = [low, high].map { PlottableData.number($0).text(format) }
        return " by \(label.inSentence) \(ends[0]) to \(ends[1])"
    }

    func detail(_ name: String, _ data: [Datum], isPath: Bool) -> String? {
        let finite = data.filter { datum in
            value(datum)?.number?.isFinite == true
                && datum.values(on: layer.valueAxis).allSatisfy { $0.number?.isFinite != false }
        }
        let nonFinite = data.count - finite.count
        let few = data.count(where: layer.isOverFewer)
        let note =
            (few == 0 ? "" : ", over fewer seeds at \(few) of \(data.count)")
            + (nonFinite == 0 ? "" : ", not finite at \(nonFinite) of \(data.count)")
        guard let first = finite.first, let last = finite.last else {
            return name.isEmpty ? "no finite value" : "\(name) has no finite value"
        }
        let prefix = name.isEmpty ? "" : name + " "
        if finite.count == 1 { return prefix + (placeName(first).map { $0 + ": " } ?? "") + text(last) + note }
        if isPath, name.isEmpty || data.count > 1 {
            return prefix + "from \(shortText(first)) to \(text(last))" + turn(finite) + note
        }
        if finite.count <= 6, layers.isCategory[placeAxis] == true {
            return prefix + finite.map { (placeName($0).map { $0 + ": " } ?? "") + text($0) }.joined(separator: ", ")
                + note
        }
        let sorted = finite.sorted { (value($0)?.number ?? 0) < (value($1)?.number ?? 0) }
        return prefix + "between \(shortText(sorted[0])) and \(shortText(sorted[sorted.count - 1]))" + note
    }

    /// The lowest or highest value where it is neither the first nor the last.
    func turn(_ data: [Datum]) -> String {
        let numbers = data.map { value($0)?.number ?? 0 }
        guard let last = numbers.last, let first = numbers.first, let low = numbers.min(), let high = numbers.max()
        else { return "" }
        for (word, extreme) in [("lowest", low), ("highest", high)] where extreme != last && extreme != first {
            guard (extreme - last).magnitude > 0.05 * (high - low), let index = numbers.firstIndex(of: extreme) else {
                continue
            }
            return
                ", \(word) \(shortText(data[index])) at \(place(data[index])?.shortText(layer.formats[placeAxis.role]) ?? "")"
        }
        return ""
    }

    func placeName(_ datum: Datum) -> String? {
        guard layers.isCategory[placeAxis] == true else { return nil }
        let name = place(datum)?.shortText(layer.formats[placeAxis.role])
        return name == datum.color?.name && layer.labels[.color] != layer.labels[placeAxis.role] ? nil : name
    }

    func text(_ datum: Datum) -> String { value(datum)?.text(layer.formats[layer.valueAxis.role]) ?? "" }
    func shortText(_ datum: Datum) -> String { value(datum)?.shortText(layer.formats[layer.valueAxis.role]) ?? "" }

}

extension String {
    /// A label in the midst of a sentence: `Test loss` as `test loss`, while `MNIST` stays as it is.
    var inSentence: String {
        guard let first, first.isUppercase, let second = dropFirst().first, second.isLowercase else { return self }
        return first.lowercased() + dropFirst()
    }
}
