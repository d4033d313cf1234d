package import Experiments
internal import FoundationEssentials
internal import Glibc
internal import Store

/// Runs in one file, as docs/run-json.md describes it: a line that says what they need, and then a line for each run,
/// or for several that differ in their seeds alone.
package struct RunList: Sendable {
    /// The first line.
    package struct Header: Codable, Hashable, Sendable {
        /// The form of the list: "runs 1".
        package var bnbook = "runs 1"
        /// The engine that these runs are meant for: another would give other bits.
        package var engine = EngineVersion.current
        /// The folder that names of files are relative to.
        package var folder: String
        /// What `BNBOOK_DATA` is where the list was made.
        package var data: String?
        /// How many runs there are.
        package var runs: Int
    }

    /// A run of a list.
    package struct Entry: Hashable, Sendable {
        /// What is carried out.
        package var spec: RunSpec
        /// Whether the weights that it ends with are kept too, since other runs begin with them.
        package var keepsWeights: Bool

        /// A run, and whether its weights are wanted.
        package init(spec: RunSpec, keepsWeights: Bool = false) {
            (self.spec, self.keepsWeights) = (spec, keepsWeights)
        }
    }

    /// What the runs need.
    package let header: Header
    private let path: String
    /// The lines but for the first, each with its number and how many runs it stands for.
    private let lines: [(number: Int, runs: Int, text: ArraySlice<UInt8>)]

    /// Reads the list at `path`; what is in its lines is read when they are asked for.
    /// - Throws: `UnreadableFile`; `RunListError` for a file that is no list, or one for another engine.
    package init(path: String) throws {
        let bytes = try readFile(path, as: "list")
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let header = try? JSONDecoder.exact.decode(Header.self, from: Data(lines[0])), header.bnbook == "runs 1"
        else { throw RunListError.noList(path) }
        guard header.engine == EngineVersion.current else {
            throw RunListError.otherEngine(path, found: header.engine, own: EngineVersion.current)
        }
        self.header = header
        self.path = path
        self.lines = zip(2..., lines.dropFirst()).compactMap { number, text in
            text.isEmpty ? nil : (number, Self.runs(in: text), text)
        }
    }

    /// The runs of a task; a line that cannot be read is told to `onProblem`, as `file:line:column: error: …`, and passed
    /// over.
    package func entries(of task: TaskNumber, onProblem: (String) -> Void) -> [Entry] {
        var entries: [Entry] = [], place = 0
        for line in lines {
            let own = (0..<line.runs).filter { task.takes(place + $0) }
            place += line.runs
            if own.isEmpty { continue }
            do {
                let all = try Line(line.text).entries
                entries += own.compactMap { all.indices.contains($0) ? all[$0] : nil }
            } catch {
                onProblem("\(path):\(line.number):1: error: \(Line.words(for: error))")
            }
        }
        return entries
    }
}

extension RunList {
    /// The bytes of a list of these runs, in JSON as `RunSpec.json` gives it: those whose weights are kept come first,
    /// then the costliest, as they are dealt to tasks in this order.
    /// - Throws: for a run whose JSON is none.
    package static func bytes(
        folder: String, data: String?, _ runs: [(json: String, keepsWeights: Bool)]
    ) throws -> [UInt8] {
        let header = Header(folder: folder, data: data, runs: runs.count)
        var bytes = [UInt8](try JSONEncoder.exact.encode(header)) + [UInt8(ascii: "\n")]
        for group in try Group.groups(of: runs) {
            let seeds = group.seeds.count == 1 ? "" : ",\"seeds\":[\(group.seeds.joined(separator: ","))]"
            let wish = group.keepsWeights ? "\"keepsWeights\":true," : ""
            bytes += Array("{\(wish)\"run\":\(group.json)\(seeds)}\n".utf8)
        }
        return bytes
    }

    /// How many runs a line stands for: the numbers behind its last bracket.
    private static func runs(in line: ArraySlice<UInt8>) -> Int {
        let end = Array("]}".utf8), name = Array("\"seeds\":".utf8)
        guard line.suffix(2).elementsEqual(end), let start = line.lastIndex(of: UInt8(ascii: "[")),
            line[..<start].suffix(name.count).elementsEqual(name)
        else { return 1 }
        return line[start...].count { $0 == UInt8(ascii: ",") } + 1
    }
}

/// A run's JSON up to its seed, which is its last member where the first weights are drawn.
private struct Stem {
    let text: Substring
    let seed: Substring

    /// `nil` for a run that begins with another's weights, whose seed stands in both.
    init?(_ json: String) {
        guard json.hasSuffix("}"), let comma = json.lastIndex(of: ","), !json.holds("\"initialWeights\":") else {
            return nil
        }
        let name = "\"seed\":"
        let member = json[json.index(after: comma)...].dropLast()
        guard member.hasPrefix(name), member.dropFirst(name.count).allSatisfy(\.isNumber) else { return nil }
        (text, seed) = (json[...comma], member.dropFirst(name.count))
    }
}

private extension String {
    /// Whether a text of ASCII is in it; a general search goes letter by letter.
    func holds(_ text: String) -> Bool { strstr(self, text) != nil }
}

/// Runs that differ in their seeds alone, or one that begins with another's weights.
private struct Group {
    var keepsWeights: Bool
    /// That of the first run.
    var json: String
    var seeds: [Substring]
    var cost: Double

    static func groups(of runs: [(json: String, keepsWeights: Bool)]) throws -> [Group] {
        var groups: [Group] = [], places: [String: Int] = [:]
        for run in runs {
            let stem = Stem(run.json), name = (run.keepsWeights ? "+" : "-") + String(stem?.text ?? run.json[...])
            if let place = places[name] {
                if let stem { groups[place].seeds.append(stem.seed) }
                continue
            }
            places[name] = groups.count
            groups.append(
                Group(
                    keepsWeights: run.keepsWeights, json: run.json, seeds: [stem?.seed ?? ""],
                    cost: try RunSpec(json: Array(run.json.utf8)).cost))
        }
        return groups.enumerated().sorted {
            ($0.element.rank, $0.element.cost, $1.offset) > ($1.element.rank, $1.element.cost, $0.offset)
        }.map(\.element)
    }

    private var rank: Int { keepsWeights ? 1 : 0 }
}

/// A line of a list.
private struct Line: Decodable {
    var run: RunSpec
    var seeds: [UInt64]?
    var keepsWeights: Bool?

    init(_ text: ArraySlice<UInt8>) throws {
        self = try JSONDecoder.exact.decode(Line.self, from: Data(text))
        try run.validate()
    }

    var entries: [RunList.Entry] {
        let seeds = seeds ?? [run.seed]
        return seeds.map { seed in
            var spec = run
            spec.seed = seed
            return RunList.Entry(spec: spec, keepsWeights: keepsWeights ?? false)
        }
    }

    static func words(for error: any Error) -> String {
        if case let error as ModelError = error { return "the run cannot be carried out: \(error)" }
        if case DecodingError.dataCorrupted(let context) = error, !context.codingPath.isEmpty {
            return context.debugDescription
        }
        return "this is no run; expected a line such as `bnbook why --list` writes (docs/run-json.md)"
    }
}
