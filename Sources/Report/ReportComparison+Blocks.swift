internal import NumberFormats
internal import Outputs
internal import SVGCharts
internal import Statistics

extension ReportComparison {
    mutating func compareBlocks(_ old: [ReportRecord.Block], _ new: [ReportRecord.Block]) {
        let (before, after) = (named(old), named(new))
        for (old, new) in matched(before, after, by: \.name) {
            let name = new?.name ?? old?.name ?? ""
            let (old, new) = (old?.block, new?.block)
            let count = max(old?.outputs.count ?? 0, new?.outputs.count ?? 0)
            for (number, old, new) in paired(old?.outputs ?? [], new?.outputs ?? []) {
                compare(count > 1 ? "\(name), \(old?.kind ?? new?.kind ?? "") \(number + 1)" : name, old, new)
            }
        }
    }
}

private extension ReportComparison {
    /// Blocks by their labels, and those without one by their places among those that show something.
    func named(_ blocks: [ReportRecord.Block]) -> [(name: String, block: ReportRecord.Block)] {
        blocks.enumerated().map { ($1.label ?? "block \($0 + 1)", $1) }
    }

    mutating func compare(_ place: String, _ old: ReportRecord.Content?, _ new: ReportRecord.Content?) {
        guard let old, let new, old.kind == new.kind else { return compare(place, old?.kind, new?.kind) }
        if let old = old.text, let new = new.text { compareLines(place, old, new) }
        compare("\(place), all printed lines", old.textFile?.digest, new.textFile?.digest)
        compare("\(place), all data", old.dataFile?.digest, new.dataFile?.digest)
        if let old = old.failure, let new = new.failure { compare("\(place), error", old, new) }
        if let old = old.value, let new = new.value { compare(place, old, new) }
        if let old = old.table, let new = new.table { compare(place, old, new) }
        if let old = old.figure, let new = new.figure { compare(place, old, new) }
        if let old = old.claim, let new = new.claim {
            let isMeasuredTime = old.difference.isVolatile || new.difference.isVolatile
            compare("\(place), statement", old.statement, new.statement, .words)
            if !isMeasuredTime { compare("\(place), verdict", old.verdict.rawValue, new.verdict.rawValue, .verdict) }
            compare("\(place), difference", old.difference, new.difference)
            guard !isMeasuredTime else { return }
            compare("\(place), p", probability(old), probability(new), .detail)
            for (index, old, new) in paired(old.differences ?? [], new.differences ?? []) {
                compare("\(place), difference \(index + 1)", old.map(exact), new.map(exact), .detail)
            }
        }
    }

    mutating func compareLines(_ place: String, _ old: String, _ new: String) {
        let (old, new) = (
            old.split(separator: "\n", omittingEmptySubsequences: false),
            new.split(separator: "\n", omittingEmptySubsequences: false)
        )
        for (line, old, new) in paired(old, new) {
            compare("\(place), printed line \(line + 1)", old.map(String.init), new.map(String.init))
        }
    }

    mutating func compare(_ place: String, _ old: Table, _ new: Table) {
        let columns = matched(old.titledColumns, new.titledColumns, by: \.title)
        for (old, new) in columns where old == nil || new == nil {
            compare("\(place), column \"\((new ?? old)?.title ?? "")\"", old?.title, new?.title, .words)
        }
        for (index, old, new) in paired(old.groups ?? [], new.groups ?? []) {
            compare(
                "\(place), group \(index + 1)", old.map { "\($0.title), \($0.count) rows" },
                new.map { "\($0.title), \($0.count) rows" }, .words)
        }
        let keys = Table.factors(old, new)
        for (oldRow, newRow) in matched(old.keyed(by: keys), new.keyed(by: keys), by: \.key) {
            let key = (newRow ?? oldRow)?.key.filter { !$0.isEmpty } ?? []
            let name = key.isEmpty ? "row" : "row \"\(key.joined(separator: ", "))\""
            for (old, new) in columns {
                compare(
                    "\(place), \(name), \((new ?? old)?.title ?? "")", old.flatMap { oldRow?.cells[$0.index] },
                    new.flatMap { newRow?.cells[$0.index] })
            }
        }
    }

    mutating func compare(_ place: String, _ old: Chart, _ new: Chart) {
        if old.x != new.x || old.y != new.y || old.options != new.options {
            compare("\(place), axes and options", "as in the report", "others", .words)
        }
        for (index, old, new) in paired(old.marks, new.marks) {
            let name = "\(place), \(old?.kind.rawValue ?? new?.kind.rawValue ?? "")"
            guard let old, let new, old.kind == new.kind, old.channels.map(\.role) == new.channels.map(\.role) else {
                compare(name, old.map(\.kindAndRoles), new.map(\.kindAndRoles), .point)
                continue
            }
            if old.style != new.style { compare("\(name), style", "as in the report", "another", .words) }
            for (old, new) in zip(old.channels, new.channels) { compare(name, old, new, of: index) }
        }
        for (index, old, new) in paired(old.parts ?? [], new.parts ?? []) {
            guard let old, let new else {
                compare("\(place), chart \(index + 1)", old?.summary, new?.summary); continue
            }
            compare("\(place), chart \(index + 1)", old, new)
        }
    }

    mutating func compare(_ place: String, _ old: MarkChannel, _ new: MarkChannel, of mark: Int) {
        compare("\(place), title of \(old.role.rawValue)", old.label, new.label, .words)
        for (index, old, new) in paired(old.values, new.values) {
            compare("\(place), point \(index + 1)", old.map(shown), new.map(shown), .point)
        }
    }

    /// A claim's p, before and after its adjustment.
    func probability(_ claim: ClaimRecord) -> Value? {
        guard let p = claim.pValue, let adjusted = claim.adjustedPValue else { return nil }
        return Value("\(p), adjusted \(adjusted)", number: p)
    }

    func exact(_ number: Double) -> Value { Value("\(number)", number: number) }

    /// A plotted value with every digit it has.
    func shown(_ data: PlottableData) -> Value {
        switch data {
        case .category(let name): Value(name)
        case .number(let number): Value("\(number)", number: number)
        case .interval(let mean, let low, let high):
            Value("\(mean) [\(low), \(high)]", number: mean, halfWidth: (high - low) / 2)
        }
    }
}

private extension Mark {
    /// What is drawn of what: "line of x, y, color".
    var kindAndRoles: String { "\(kind.rawValue) of \(channels.map(\.role.rawValue).joined(separator: ", "))" }
}
