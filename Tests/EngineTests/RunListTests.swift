import Experiments
import Foundation
import Store
import Testing
import TestSupport

@testable import Engine

/// Runs in one file, and the tasks that they are dealt to.
@Suite struct RunListTests {
    static func specs() -> [RunSpec] {
        let small = Cases.spec(Cases.models[0])
        var large = Cases.spec(Cases.models[2])
        large.epochs = 7
        var next = large
        next.initialWeights = InitialWeights(.run(spec: large))
        return [small, large].flatMap { spec in
            (0..<5 as Range<UInt64>).map { seed in
                var spec = spec
                spec.seed = seed
                return spec
            }
        } + [next]
    }

    static func write(_ specs: [RunSpec], to folder: TemporaryFolder, change: (String) -> String = { $0 }) throws
        -> String
    {
        let bytes = try RunList.bytes(folder: folder.path, data: nil, specs.map { (try $0.json(), false) })
        let path = folder.path + "/runs.jsonl"
        try writeAtomically(Array(change(String(decoding: bytes, as: UTF8.self)).utf8), to: path)
        return path
    }

    /// Each run belongs to one task, and is what it was.
    @Test(arguments: [1, 2, 3, 11, 40]) func allRunsAreDealtOnce(count: Int) throws {
        let folder = TemporaryFolder(), specs = Self.specs()
        let list = try RunList(path: Self.write(specs, to: folder))
        let dealt = (0..<count).map {
            list.entries(of: TaskNumber(index: $0, count: count)) { Issue.record("\($0)") }.map(\.spec)
        }
        #expect(
            Set(dealt.joined()) == Set(specs) && dealt.joined().count == specs.count && list.header.runs == specs.count)
        let sizes = dealt.map(\.count)
        #expect(sizes.max()! - sizes.min()! <= 1)
    }

    /// The same list for the same runs; those of one model are one line, the costliest the first.
    @Test func seedsShareALine() throws {
        let folder = TemporaryFolder()
        let lines = try String(contentsOfFile: Self.write(Self.specs(), to: folder), encoding: .utf8).split(
            separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[1].contains("\"epochs\":7") && lines[1].hasSuffix(",\"seeds\":[0,1,2,3,4]}"))
    }

    @Test(arguments: [("0/1", 0, 1), ("7/200", 7, 200)]) func tasksAreRead(text: String, index: Int, count: Int) {
        #expect(TaskNumber(text) == TaskNumber(index: index, count: count))
    }

    @Test(arguments: ["", "1", "1/1", "-1/2", "0/0", "a/b", "0/1/2"]) func otherTasksAreNone(text: String) {
        #expect(TaskNumber(text) == nil)
    }

    @Test func aListForAnotherEngineIsRefused() throws {
        let folder = TemporaryFolder()
        let path = try Self.write(Self.specs(), to: folder) {
            $0.replacing("\"engine\":\(EngineVersion.current)", with: "\"engine\":1")
        }
        #expect(throws: RunListError.otherEngine(path, found: 1, own: EngineVersion.current)) {
            try RunList(path: path)
        }
    }

    @Test func aBadLineIsNamedAndTheOthersAreRead() throws {
        let folder = TemporaryFolder()
        let path = try Self.write(Self.specs(), to: folder) { $0.replacing("\"epochs\":7,", with: "\"epochs\":-7,") }
        var problems: [String] = []
        let entries = try RunList(path: path).entries(of: TaskNumber(index: 0, count: 1)) { problems.append($0) }
        #expect(problems.count >= 1 && problems[0].hasPrefix("\(path):2:1: error: the run cannot be carried out: "))
        #expect(entries.count >= 5)
    }
}
