/// What a cell that is no decimal number looks like to a reader: a number or a day in another form, which a table's reader
/// takes for a name.
enum CellLook: Hashable {
    /// "1,000": a number whose thousands are parted.
    case grouped(separator: Character)
    /// "1,5".
    case decimalComma
    /// "12 %".
    case percentage
    /// "€ 12", "12 USD".
    case currency
    /// "12 kg".
    case unit
    /// "−5", with a sign or a blank that numbers do not have.
    case otherSign
    /// "2024-03-01", "1.3.2024 12:00".
    case day
    /// "12:30".
    case time

    /// `nil` for words, and for decimal numbers as they are read: with a comma where `decimalComma`.
    init?(_ text: String, decimalComma: Bool) {
        var rest = text.drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        guard rest.contains(where: \.isASCIIDigit) else { return nil }
        if let look = Self.calendarLook(rest) {
            self = look
        } else if let look = Self.numberLook(rest, decimalComma) {
            self = look
        } else if let core = Self.withoutCurrency(rest), Self.isNumber(core) {
            self = .currency
        } else if let core = rest.dropping(suffix: "%"), Self.isNumber(core) {
            self = .percentage
        } else if Self.hasUnit(rest) {
            self = .unit
        } else {
            guard text.count > rest.count, Self.isNumber(rest) else { return nil }
            self = .otherSign
        }
    }

    /// What such cells are called.
    var words: String {
        switch self {
        case .grouped: "numbers with a sign between their thousands"
        case .decimalComma: "numbers with a decimal comma"
        case .percentage: "percentages"
        case .currency: "amounts of money"
        case .unit: "numbers with a unit"
        case .otherSign: "numbers with another minus sign or blanks"
        case .day: "dates"
        case .time: "times of day"
        }
    }

    /// How they would be read as numbers.
    var remedy: String {
        switch self {
        case .grouped(let separator):
            Self.remedy(forGroups: separator)
                + (separator == "," ? ", or where it is 1 and no thousand, decimalComma: true reads it so" : "")
        case .decimalComma: "decimalComma: true reads commas as decimal points"
        case .percentage: "write the number alone, and the percent sign in the column's name"
        case .currency: "write the number alone, and the currency in the column's name"
        case .unit: "write the number alone, and the unit in the column's name"
        case .otherSign: "write the number with \"-\" (U+002D) and without blanks"
        case .day: "write what matters of a date as numbers (days since the first, the month, the weekday)"
        case .time: "write a time as a number (minutes since midnight)"
        }
    }

    static func remedy(forGroups separator: Character) -> String {
        "write 1\(separator)000 as 1000, as pandas.read_csv(…, thousands=\"\(separator)\").to_csv(…, index=False) does"
    }
}

private extension CellLook {
    static let groupSeparators: [Character] = [",", ".", " ", "\u{A0}", "\u{202F}", "'", "’", "_"]
    static let currencies: [String] = [
        "€", "$", "£", "¥", "₹", "₩", "₽", "₺", "US$", "A$", "C$", "EUR", "USD", "GBP", "JPY", "CHF", "CNY", "INR",
        "AUD",
        "CAD", "SEK", "NOK", "DKK", "PLN", "CZK", "Rs.", "Fr.", "kr",
    ]
    /// A single capital would be more often a seat's or a class's letter.
    static let units: Set<String> = [
        "kg", "g", "mg", "µg", "μg", "t", "lb", "lbs", "oz", "m", "cm", "mm", "µm", "μm", "nm", "km", "in", "ft", "yd",
        "mi", "mile", "miles", "s", "sec", "secs", "ms", "µs", "min", "mins", "h", "hr", "hrs", "hour", "hours", "d",
        "day", "days", "week", "weeks", "month", "months", "y", "yr", "yrs", "year", "years", "B", "kB", "KB", "MB",
        "GB",
        "TB", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "kWh", "MWh", "Wh", "V", "mV", "A", "mA", "J", "kJ", "kcal",
        "cal", "N", "Pa", "hPa", "kPa", "bar", "psi", "l", "L", "ml", "mL", "dl", "dL", "mol", "mmol", "K", "°C", "°F",
        "°",
        "C", "F", "ppm", "px", "pt", "m²", "km²", "m2", "km2", "m³", "m3", "sqft", "km/h", "kmh", "mph", "m/s", "mg/dl",
        "mg/dL", "mmol/l", "mmol/L", "g/l", "g/L", "bpm", "rpm", "k", "M", "bn", "Mio", "Mio.", "Mrd", "Mrd.", "Jahre",
        "Tage", "ans", "jours", "Std", "Std.", "Min.", "cc", "bhp", "hp", "PS", "kmpl",
    ]

    /// A decimal number, or one of another look.
    static func isNumber(_ text: Substring) -> Bool {
        DecimalNumber.isWellFormed(String(text)) || numberLook(text, false) != nil
    }

    static func numberLook(_ text: Substring, _ decimalComma: Bool) -> CellLook? {
        let sign = text.first.flatMap { "+-−–".contains($0) ? $0 : nil }
        let core = (sign == nil ? text : text.dropFirst()).drop(while: \.isWhitespace)
        guard core.first?.isASCIIDigit == true || ",.".contains(core.first ?? "x") else { return nil }
        for separator in groupSeparators {
            // Where commas are decimal ones, what they part is no group; 1.000 is one thousand there alone.
            guard separator != (decimalComma ? "," : "."), isGrouped(core, separator) else { continue }
            return .grouped(separator: separator)
        }
        let point = String(core.replacing(",", with: ".", maxReplacements: 1))
        if !decimalComma, core.contains(",") {
            // 1,5 and 1.234,5
            if DecimalNumber.isWellFormed(point) || isGrouped(core, ".") { return .decimalComma }
        } else if isGrouped(core, "."), core.count(where: { $0 == "." }) > 1 {
            return .grouped(separator: ".")
        }
        let isPlain = DecimalNumber.isWellFormed(decimalComma ? point : String(core))
        return isPlain && (sign == "−" || sign == "–" || core.count + 1 < text.count) ? .otherSign : nil
    }

    /// Groups of three digits behind one to three, and perhaps a fraction.
    static func isGrouped(_ text: Substring, _ separator: Character) -> Bool {
        let fraction: Character = separator == "." ? "," : "."
        let parts = text.split(separator: fraction, maxSplits: 1, omittingEmptySubsequences: false)
        let groups = parts[0].split(separator: separator, omittingEmptySubsequences: false)
        guard groups.count > 1, (1...3).contains(groups[0].count), groups[0].first != "0",
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return false }
        return (groups + parts.dropFirst()).allSatisfy { $0.allSatisfy(\.isASCIIDigit) }
    }

    static func withoutCurrency(_ text: Substring) -> Substring? {
        let isNegative = text.first == "-"
        let amount = isNegative ? text.dropFirst() : text
        return currencies.lazy.compactMap { amount.dropping(prefix: $0) ?? amount.dropping(suffix: $0) }.first
    }

    static func hasUnit(_ text: Substring) -> Bool {
        guard let last = text.lastIndex(where: \.isASCIIDigit) else { return false }
        var end = text.index(after: last)
        // Units may hold a digit themselves: m2.
        if end == text.endIndex, let letter = text[..<last].lastIndex(where: { !$0.isASCIIDigit }),
            let before = text[..<letter].lastIndex(where: \.isASCIIDigit)
        {
            end = text.index(after: before)
        }
        let rest = text[end...], unit = String(rest.drop(while: \.isWhitespace))
        guard units.contains(unit), isNumber(text[..<end]) else { return false }
        let isCapital = unit.count == 1 && unit.first?.isUppercase == true
        return !isCapital || rest.first?.isWhitespace == true
    }

    static func calendarLook(_ text: Substring) -> CellLook? {
        if isTime(text) { return .time }
        if isWeek(text) || isNamedDay(text) { return .day }
        let date = text.prefix { $0 != "T" && !$0.isWhitespace }, time = text[date.endIndex...].dropFirst()
        return isDay(date) && (time.isEmpty || isTime(time)) ? .day : nil
    }

    /// Year, month and day in any order, or year and month, between the same signs.
    static func isDay(_ text: Substring) -> Bool {
        for sign in ["-", "/", "."] as [Character] {
            let parts = text.split(separator: sign, omittingEmptySubsequences: false)
            let numbers = parts.compactMap { $0.count < 5 && $0.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
            guard numbers.count == parts.count, (2...3).contains(parts.count) else { continue }
            let years = parts.indices.filter { parts[$0].count == 4 && (1000...2999).contains(numbers[$0]) }
            let others = zip(parts, numbers).filter { $0.0.count < 3 }.map(\.1)
            let isDated = (1...31).contains(others.max() ?? 0) && (1...12).contains(others.min() ?? 0)
            switch (parts.count, years.count) {
            // 3.2024 is a number, and 3.14 no day.
            case (2, 1): if sign != ".", isDated { return true }
            case (3, 1): if years[0] != 1, others.count == 2, isDated { return true }
            case (3, 0):
                let isDated = others.contains { (1...12).contains($0) } && others.count { (1...31).contains($0) } > 1
                if sign != ".", others.count == 3, isDated { return true }
            default: continue
            }
        }
        return false
    }

    /// Months in English, German and French, whole and short.
    static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "januar", "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "mär", "mrz", "okt", "dez",
        "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre", "janv", "févr", "fév", "avr", "juil", "déc",
    ]

    static func isMonth(_ text: Substring) -> Bool { months.contains(text.lowercased()) }

    /// "1-Jan-24", "Jan 2024", "1. März 2024 12:30".
    static func isNamedDay(_ text: Substring) -> Bool {
        var parts = text.split { "-/., ".contains($0) }
        if parts.count > 2, isTime(parts[parts.count - 1]) { parts.removeLast() }
        guard (2...3).contains(parts.count), parts.count(where: isMonth) == 1 else { return false }
        return parts.allSatisfy { isMonth($0) || [1, 2, 4].contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }
    }

    /// "2024-W05", "2024-W05-3", "2024Q1", "Q1 2024".
    static func isWeek(_ text: Substring) -> Bool {
        text.wholeMatch(of: #/[12][0-9]{3}[- ]?(?:W[0-5][0-9](?:-?[1-7])?|Q[1-4])|Q[1-4][- ]?[12][0-9]{3}/#) != nil
    }

    /// 12:30, 12:30:15.25Z, 12:30+01:00.
    static func isTime(_ text: Substring) -> Bool {
        let digits = text.prefix { $0.isASCIIDigit || $0 == ":" }
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) }), parts[1].count == 2,
            parts.compactMap({ Int($0) }).allSatisfy({ $0 < 60 })
        else { return false }
        return text[digits.endIndex...].allSatisfy { $0.isASCIIDigit || ".,:+-Z AMPamp".contains($0) }
    }
}

private extension Character {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

private extension Substring {
    /// What is behind it, and blanks; `nil` where it does not begin so.
    func dropping(prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count).drop(while: \.isWhitespace) : nil
    }

    func dropping(suffix: String) -> Substring? {
        guard hasSuffix(suffix) else { return nil }
        var rest = dropLast(suffix.count)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
