internal import Notebook
internal import Report

/// What a render has done that later notebooks of it need not do again, as notebooks take values from each other.
struct RenderMemory {
    /// The notebooks that were carried out, where nothing that was kept before may be used.
    private var madeFresh: Set<String> = []
    /// What notebooks are called whose titles hold values, by their paths; `nil` where nobody knows.
    var titles: [String: PageTitle?] = [:]
    /// The mistakes that were said.
    private var said: Set<String> = []

    /// Whether the notebook at `path` is now to be carried out without what is kept: once in a fresh render.
    mutating func makesFresh(_ path: String, _ isFresh: Bool) -> Bool { isFresh && madeFresh.insert(path).inserted }

    /// What of an error has not been said yet; `nil` for nothing.
    mutating func unsaid(_ error: any Error) -> (any Error)? {
        let all = (error as? Diagnostics)?.all ?? (error as? Diagnostic).map { [$0] }
        guard let all else { return error }
        let new = all.filter { said.insert($0.text).inserted }
        return new.isEmpty ? nil : Diagnostics(new)
    }
}
