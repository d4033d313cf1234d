internal import FoundationEssentials

extension Store {
    /// Says what the folder is, to bnbook and to programs that make copies (https://bford.info/cachedir/).
    package static let markName = "CACHEDIR.TAG"

    /// What is in the folder and makes it no store: names of things that bnbook did not put there, in a folder without
    /// its mark. Empty for a store, one of bnbook 0.1 too, which had none.
    package var strangers: [String] {
        if isMarked { return [] }
        let manager = FileManager.default
        let names = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        return names.flatMap { name -> [String] in
            guard Self.kinds.contains(name) else { return [name] }
            let within = ((try? manager.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []).sorted()
            return within.filter { !isHexadecimal($0, count: 2) }.map { "\(name)/\($0)" }
        }
    }

    /// Marks the folder as a store, where nothing else is in it: a project's folder must not look like one that may be
    /// left out of copies and made again.
    func mark() {
        guard !isMarked, strangers.isEmpty else { return }
        try? writeAtomically(Array(markText.utf8), to: "\(folder)/\(Self.markName)")
    }

    private var isMarked: Bool {
        let text = FileManager.default.contents(atPath: "\(folder)/\(Self.markName)")
        return text.map { String(decoding: $0, as: UTF8.self).contains(storeLine) } ?? false
    }
}

private let storeLine = "# bnbook store 1\n"
/// The first line is the one by which all programs know such a folder.
private let markText = """
    Signature: 8a477f597d28d172789f06886806bc55
    # What bnbook keeps between renders. All of it may be deleted: it is then made again.
    # https://bford.info/cachedir/

    """ + storeLine
