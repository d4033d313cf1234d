extension YAMLReader {
    /// A name, a mapping with `name` and what else is known, or a list of these.
    mutating func authors(_ value: YAMLNode) -> [Author] {
        var authors: [Author] = []
        for item in value.sequence ?? [value] {
            if let author = author(item) { authors.append(author) }
        }
        return authors
    }
}

private extension YAMLReader {
    mutating func author(_ value: YAMLNode) -> Author? {
        guard value.mapping != nil else { return text(value, of: "author").map(Author.init) }
        var author = Author(name: "")
        for (key, value) in entries(below: value, of: "author", known: Self.authorKeys) {
            switch key {
            case "name": author.name = name(value) ?? ""
            case "affiliation", "affiliations": author.affiliations += affiliations(value)
            case "email": author.email = email(value)
            default: author.orcid = orcid(value)
            }
        }
        if !author.name.isEmpty { return author }
        if !problems.contains(where: { $0.position == position(value) }) {
            report(value, "an author has no \"name\"; expected it among \(Self.authorKeys.joined(separator: ", "))")
        }
        return nil
    }

    static let authorKeys = ["name", "affiliation", "affiliations", "email", "orcid"]

    /// Text, or Quarto's mapping of a name's parts.
    mutating func name(_ value: YAMLNode) -> String? {
        guard value.mapping != nil else { return text(value, of: "name") }
        let parts = entries(below: value, of: "name", known: ["given", "family", "literal"])
        let words = parts.reduce(into: [:]) { $0[$1.key] = $1.value.string }
        return words["literal"] ?? [words["given"], words["family"]].compactMap(\.self).joined(separator: " ")
    }

    /// Texts, or mappings with a `name`, one or a list.
    mutating func affiliations(_ value: YAMLNode) -> [String] {
        var names: [String] = []
        for item in value.sequence ?? [value] {
            let name = item.mapping?.first { $0.key.string == "name" }?.value ?? item
            if let text = text(name, of: "affiliation") { names.append(text) }
        }
        return names
    }

    mutating func email(_ value: YAMLNode) -> String? {
        guard let address = text(value, of: "email") else { return nil }
        if address.wholeMatch(of: #/[^\s@<>"]+@[^\s@<>"]+/#) != nil { return address }
        report(value, "\"email\" is \(described(value)); expected an address such as ann@example.org")
        return nil
    }

    /// The number, with or without its address. Its last sign is checked by ISO 7064, MOD 11-2.
    mutating func orcid(_ value: YAMLNode) -> String? {
        guard let text = text(value, of: "orcid") else { return nil }
        let number = text.split(separator: "/").last.map(String.init) ?? ""
        let digits = number.filter { $0 != "-" }
        let total = digits.dropLast().reduce(0) { ($0 + ($1.wholeNumberValue ?? 0)) * 2 }
        let last = (12 - total % 11) % 11
        if number.wholeMatch(of: #/(\d{4}-){3}\d{3}[\dX]/#) != nil, digits.last == (last == 10 ? "X" : "\(last)".first)
        {
            return number
        }
        report(
            value,
            "\"orcid\" is \(described(value)), and no such number can be; expected one such as 0000-0002-1825-0097")
        return nil
    }
}
