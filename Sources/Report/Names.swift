internal import Notebook

extension [Bibliography.Person] {
    /// "Ioffe, S., Szegedy, C. & Wang, B."
    var longNames: String {
        joined { person in
            [person.family, person.initials, person.suffix].filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }

    /// "S. Ioffe & C. Szegedy".
    var namesInText: String {
        joined { person in
            let name = [person.initials, person.family].filter { !$0.isEmpty }.joined(separator: " ")
            return person.suffix.isEmpty ? name : "\(name), \(person.suffix)"
        }
    }

    /// "(Ed.)", "(Eds.)".
    var role: String { count > 1 ? "(Eds.)" : "(Ed.)" }

    private func joined(_ name: (Bibliography.Person) -> String) -> String {
        let names = map { $0.isOthers ? "et al." : name($0) }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + (last == "et al." ? " " : " & ") + last
    }
}

private extension Bibliography.Person {
    /// "J.-P. R." of "Jean-Paul R.", or of "J.-P.R."
    var initials: String {
        given.split { $0.isWhitespace || $0 == "." }.map { word in
            let parts = word.split(separator: "-").compactMap { part in part.first(where: \.isLetter) ?? part.first }
            return (word.first == "-" ? "-" : "") + parts.map { "\($0)." }.joined(separator: "-")
        }.joined(separator: " ").replacing(" -", with: "-")
    }
}
