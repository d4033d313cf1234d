internal import Experiments
internal import Spelling

extension Table {
    /// What is odd about columns that were read as nobody said, in sentences: names that look like numbers or days, and names
    /// that are almost as many as the rows.
    var oddities: [String] {
        let all = columns.indices.compactMap { place in oddity(of: place).map { (columns[place].name, $0) } }
        let new = newNames.prefix(Self.mostOddities).map { column, names in
            "\(source.testFile): \(inNumber(names.count, "the name", "the names")) \(short(names.map { "\"\(visible($0))\"" })) of the column \"\(column)\" \(inNumber(names.count, "is", "are")) in no training sample, so no network learns what \(inNumber(names.count, "it means", "they mean"))."
        }
        let rest = all.dropFirst(Self.mostOddities).map { "\"\($0.0)\"" }
        let more =
            rest.isEmpty
            ? [] : ["\(source.file): of \(counted(rest.count, "more column")) the like is true: \(short(rest))."]
        return all.prefix(Self.mostOddities).map { "\(source.file): \($0.1)" } + more + new
    }

    /// What half of a column's names and more look like; `nil` for names.
    func mostLook(of place: Int) -> CellLook? {
        guard let (look, count, _) = look(of: place), count * 2 >= nameCounts(place).reduce(0, +) else { return nil }
        return look
    }

    /// What most of a column's names look like, how many cells that are and one of them; `nil` for names.
    func look(of place: Int) -> (look: CellLook, count: Int, example: String)? {
        let counts = nameCounts(place)
        var found: [CellLook: (count: Int, first: Int, example: String)] = [:]
        for (name, code) in columns[place].codes {
            guard let look = CellLook(name, decimalComma: source.decimalComma) else { continue }
            let (count, first, example) = found[look] ?? (0, .max, "")
            found[look] = (count + counts[code], min(first, code), code < first ? name : example)
        }
        let count = found.values.reduce(0) { $0 + $1.count }
        // Commas that part thousands and those that do not are all decimal ones.
        let commas = found[.decimalComma].map { (key: CellLook.decimalComma, value: $0) }
        guard
            let most = commas ?? found.max(by: { ($0.value.count, $1.value.first) < ($1.value.count, $0.value.first) })
        else { return nil }
        return (most.key, count, most.value.example)
    }
}

private extension Table {
    static let mostOddities = 8

    func oddity(of place: Int) -> String? {
        let column = columns[place]
        guard !column.isTold else { return nil }
        switch (column.role, column.kind) {
        case (.feature, .category): return oddity(ofNames: place) ?? twins(place, "feature")
        case (.feature, .number):
            return countsSamples(place) ? identifiers(place, "numbers") : codes(place) ?? daysAsNumbers(place)
        case (.label, _) where column.codes.count == 1 && rowCount > 1, (.target, _) where isConstant(place):
            return
                "the column \"\(column.name)\", which is to be predicted, has one value only, so there is nothing to learn."
        case (.label, _):
            guard rowCount >= 20, column.codes.count * 2 > rowCount else { return twins(place, "class") }
            let look =
                look(of: place).map { " that look like \($0.look.words), such as \"\(visible($0.example))\"" } ?? ""
            return
                "the label \"\(column.name)\" has \(column.codes.count) different classes in \(rowCount) rows\(look); is it what is to be predicted? target: predicts numbers."
        default: return nil
        }
    }

    func oddity(ofNames place: Int) -> String? {
        let column = columns[place], total = nameCounts(place).reduce(0, +)
        if let (look, count, example) = look(of: place), count * 2 >= total {
            let values = count == total ? "all \(total)" : "\(count) of the \(total)"
            return
                "\(values) values of the column \"\(column.name)\" look like \(look.words), such as \"\(visible(example))\", and are read as names, \(counted(column.codes.count, "feature")) of 0 and 1. To have them as numbers, \(remedy(for: look, in: place)); ignoring: [\"\(column.name)\"] leaves the column out, columns: [\"\(column.name)\": .category] says that they are names."
        }
        return total >= 10 && column.codes.count * 10 >= total * 9 ? identifiers(place, "words") : nil
    }

    /// Words about names that a reader would take for one; `noun` is what each of them is.
    func twins(_ place: Int, _ noun: String) -> String? {
        let column = columns[place]
        var seen: [String: String] = [:]
        for name in column.codes.sorted(by: { $0.value < $1.value }).map(\.key) {
            let essence = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard let first = seen.updateValue(name, forKey: essence) else { continue }
            return
                "the column \"\(column.name)\" has names that differ in capitals or blanks alone, as \"\(visible(first))\" and \"\(visible(name))\" do, and each is a \(noun) of its own."
        }
        return nil
    }

    /// Words about numbers with leading zeros, which are codes more often.
    func codes(_ place: Int) -> String? {
        let column = columns[place]
        return column.padded.map { example in
            "the column \"\(column.name)\" is read as numbers, but has leading zeros, such as \"\(example)\", as codes have; columns: [\"\(column.name)\": .category] reads them as names, .number says that they are numbers, ignoring: [\"\(column.name)\"] leaves the column out."
        }
    }

    /// Words about days that are written as one number: 20240131.
    func daysAsNumbers(_ place: Int) -> String? {
        let column = columns[place]
        // A float holds every second of these numbers.
        func isDay(_ value: Float) -> Bool {
            guard value >= 19_000_000, value < 30_000_000 else { return false }
            return (1...12).contains(Int(value) / 100 % 100) && Int(value) % 100 <= 32
        }
        guard rowCount >= 10, let first = column.first,
            stride(from: place, to: cells.count, by: columns.count).allSatisfy({ cells[$0].isNaN || isDay(cells[$0]) })
        else { return nil }
        return
            "the values of the column \"\(column.name)\" look like dates, such as \"\(visible(first))\", and are read as numbers, of which float32 holds every second one. Write what matters of a date as numbers (days since the first, the month, the weekday); ignoring: [\"\(column.name)\"] leaves the column out, columns: [\"\(column.name)\": .number] says that they are numbers."
    }

    /// Words about a column whose values tell one sample from another, and nothing else.
    func identifiers(_ place: Int, _ kind: String) -> String {
        let column = columns[place], isWords = column.kind == .category
        let total = isWords ? nameCounts(place).reduce(0, +) : rowCount
        let distinct = isWords ? column.codes.count : rowCount
        return
            "the column \"\(column.name)\" has \(distinct) different \(kind) in \(total) rows, so they look like names of samples, from which a network learns these by heart and nothing else. ignoring: [\"\(column.name)\"] leaves the column out, columns: [\"\(column.name)\": .\(isWords ? "category" : "number")] says that it is a feature."
    }

    /// Whether a column of numbers is called as one that names samples, and has another whole number in each row.
    func countsSamples(_ place: Int) -> Bool {
        let name = columns[place].name
        let isID =
            ["id", "idx", "index", "row", "nr", "no", "#"].contains(name.lowercased()) || name.hasPrefix("Unnamed:")
            || ["_id", "-id", " id", "Id", "ID", "_idx"].contains { name.hasSuffix($0) }
        guard isID, rowCount >= 10 else { return false }
        var seen: Set<Float> = []
        return (0..<rowCount).allSatisfy { row in
            let value = cells[row * columns.count + place]
            return value == value.rounded() && seen.insert(value).inserted
        }
    }

    func isConstant(_ place: Int) -> Bool {
        let first = cells.count > columns.count ? cells[place] : .nan
        return stride(from: place, to: cells.count, by: columns.count).allSatisfy { cells[$0] == first }
    }

    /// How many cells have each name of a category.
    func nameCounts(_ place: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: columns[place].codes.count)
        for cell in stride(from: place, to: cells.count, by: columns.count) where !cells[cell].isNaN {
            counts[Int(cells[cell])] += 1
        }
        return counts
    }

    func short(_ names: [String]) -> String {
        names.count > 8 ? names.prefix(8).joined(separator: ", ") + ", …" : listed(names)
    }
}
