import Foundation
import Testing

/// Reports of several values of parameters.
@Suite struct GridTests {
    static let notebook = """
        ---
        title: Widths
        params: {width: 4, rate: 0.1, sizes: [1, 2], note: a}
        ---
        ```swift experiment
        let digits = try Dataset.digits(train: 60, test: 20)
        let result = try Experiment(on: digits, epochs: 1, seeds: 3) {
            Model("Fixed") { Flatten(); Dense(10, activation: .softmax) }
            Model("Wide") { Flatten(); Dense(params.width, activation: .relu); Dense(10, activation: .softmax) }
        }.run()
        ```

        ```swift experiment
        //| label: tbl-all
        result.summary
        ```

        ```swift experiment
        Claim("Wide is better", result["Wide"].testAccuracy, isGreaterThan: result["Fixed"].testAccuracy)
        ```

        `{swift} params.note` `{swift} params.sizes.count` `{swift} params.rate`
        """

    static let points = ["width=4,rate=0.1", "width=4,rate=0.01", "width=8,rate=0.1", "width=8,rate=0.01"]

    /// A page for each combination, with its own values; what they have in common is trained once; the overview names what
    /// differs, and all of it is verified.
    @Test func eachCombinationHasAReport() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", Self.notebook)
        let outcome = try bnbook.run("render", "a.md", "--param", "width=4, 8", "--param", "rate=0.1,0.01")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let expected = Self.points.flatMap { point in ["html", "md", "json"].map { "\(point)/a.\($0)" } }
        #expect(Set(bnbook.files("output").keys.filter { !$0.hasSuffix(".svg") }) == Set(expected + ["index.html"]))
        #expect(outcome.output.components(separatedBy: "6 reused, 0 trained").count == 3, "\(outcome)")
        #expect(outcome.output.contains("3 reused, 3 trained"), "\(outcome)")
        let page = bnbook.text("output/index.html")
        for point in Self.points {
            let address = point.replacing("=", with: "%3D").replacing(",", with: "%2C")
            #expect(page.contains("<a href=\"\(address)/a.html\">\(point)</a>"), "\(page)")
        }
        #expect(page.contains("<code>width</code></th><td>4</td><td>4</td><td>8</td><td>8</td>"), "\(page)")
        #expect(page.contains("Claim\u{00A0}1: Wide is better") && page.contains("standard errors"), "\(page)")
        #expect(bnbook.text("output/width=8,rate=0.01/a.md").contains("a 2 0.01"))
        let verified = try bnbook.run("verify", "output")
        #expect(verified.exitCode == 0 && verified.output.contains("output/index.html: verified"), "\(verified)")
        try bnbook.write("output/index.html", page.replacing("<td>4</td><td>4</td>", with: "<td>4</td><td>5</td>"))
        #expect(try bnbook.run("verify", "output").exitCode == 1)
    }

    /// A comma is one of a list or a text where the parameter is one; such a parameter is given several times.
    @Test(arguments: [
        (["sizes=3,4"], []), (["note=a,b"], []), (["sizes=3,4", "sizes=5"], ["sizes=3-4", "sizes=5"]),
        (["note=x/y", "note=x y", "note=é"], ["note=x-y", "note=x-y-2", "note=é"]), (["rate=1", "rate=1"], []),
    ]) func listsAreOneValue(given: [String], folders: [String]) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "---\nparams: {rate: 0.1, sizes: [1, 2], note: a}\n---\n`{swift} params.note`\n")
        let outcome = try bnbook.run(arguments: ["render", "a.md", "--to", "md"] + given.flatMap { ["--param", $0] })
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(Set(bnbook.files("output").keys) == Set(folders.isEmpty ? ["a.md"] : folders.map { "\($0)/a.md" }))
    }

    /// One that cannot be says so, and nothing is written over what bnbook did not write.
    @Test func mistakesAreSaid() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "---\nparams: {n: 1}\n---\n`{swift} params.n`\n")
        let wrong = try bnbook.run("render", "a.md", "--param", "n=1,x")
        let words = "--param: parameter \"n\" is given as \"x\"; expected Int, such as 1 as in a.md"
        #expect(wrong.exitCode == 64 && wrong.errors.contains(words), "\(wrong)")
        let unknown = try bnbook.run("render", "a.md", "--param", "m=1")
        let names = "a.md has no parameter \"m\"; expected one of n"
        #expect(unknown.exitCode == 64 && unknown.errors.contains(names), "\(unknown)")
        let check = try bnbook.run("check", "a.md", "--param", "n=1,2")
        #expect(check.exitCode == 64 && check.errors.contains("gives 2 combinations of values"), "\(check)")
        try bnbook.write("output/index.html", "mine")
        let foreign = try bnbook.run("render", "a.md", "--param", "n=1,2")
        #expect(foreign.exitCode == 64 && foreign.errors.contains("bnbook did not write it"), "\(foreign)")
        #expect(bnbook.text("output/index.html") == "mine")
    }

    /// All that a grid needs is handed over as one job.
    @Test func gridsAreHandedOverTogether() throws {
        let bnbook = try ClusterTests.made()
        defer { bnbook.remove() }
        try bnbook.write("a.md", Self.notebook)
        let local = try Bnbook(copyOf: bnbook)
        defer { local.remove() }
        let grid = ["render", "a.md", "--param", "width=4,8"]
        let outcome = try bnbook.run(arguments: grid + ["--on", "fake", "--with", "well"])
        #expect(outcome.exitCode == 0 && !outcome.output.contains(" 1 trained"), "\(outcome)")
        #expect(bnbook.text("number") == "1\n")
        #expect(try local.run(arguments: grid).exitCode == 0)
        #expect(bnbook.files("output") == local.files("output"))
    }
}
