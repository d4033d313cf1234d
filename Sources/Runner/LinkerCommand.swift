internal import FoundationEssentials
internal import Store

/// What links a program: the linker and its arguments, as the compiler's driver has them. To ask the driver takes several
/// times as long as to link, so what it says is kept for the programs that follow.
struct LinkerCommand: Codable, Hashable {
    /// The linker.
    var executable: String
    /// Its arguments but for the program's own objects and libraries.
    var arguments: [String]
    /// Where in `arguments` those stand.
    var place: Int

    /// The command in the text of a driver that was asked to start nothing (`-###`): its last line, for an object that asks
    /// for `libraries`; `nil` where there is none of this form.
    init?(driver text: String, object: String, libraries: [String]) {
        let line = text.split(separator: "\n").last { $0.hasPrefix(" \"") }
        var words = line.map { Self.words(in: $0) } ?? []
        guard let linker = words.first, let object = words.firstIndex(of: object) else { return nil }
        // The driver names each library once, the linker's own list apart.
        let own = words[(object + 1)...].prefix(libraries.count)
        guard own.sorted() == libraries.sorted() else { return nil }
        words.removeSubrange(object..<own.endIndex)
        (executable, arguments, place) = (linker, Array(words.dropFirst()), object - 1)
    }

    /// The arguments for objects that ask for these libraries.
    func arguments(objects: [String], libraries: [String]) -> [String] {
        Array(arguments[..<place]) + objects + libraries + arguments[place...]
    }
}

extension LinkerCommand {
    /// The command that was kept in the file at `path`; `nil` where there is none.
    init?(keptAt path: String) {
        guard let bytes = try? readFile(path),
            let kept = try? JSONDecoder().decode(LinkerCommand.self, from: Data(bytes)),
            (0...kept.arguments.count).contains(kept.place)
        else { return nil }
        self = kept
    }

    /// Keeps it. Where it cannot be kept, the driver is asked again.
    func keep(at path: String) {
        guard let data = try? JSONEncoder().encode(self) else { return }
        try? writeAtomically([UInt8](data), to: path)
    }
}

private extension LinkerCommand {
    /// Words in quotation marks, in which `\` stands before a letter that would mean something.
    static func words(in line: Substring) -> [String] {
        var (words, word, isQuoted, isEscaped) = ([String](), "", false, false)
        for letter in line {
            switch letter {
            case _ where isEscaped: (word, isEscaped) = (word + String(letter), false)
            case "\\": isEscaped = true
            case "\"":
                if isQuoted { words.append(word) }
                (word, isQuoted) = ("", !isQuoted)
            default: if isQuoted { word.append(letter) }
            }
        }
        return words
    }
}
