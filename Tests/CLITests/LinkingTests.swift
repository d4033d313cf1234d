import Foundation
import Testing

/// How programs are linked is asked of the compiler's driver once for each home, and again where that is so no longer.
@Suite struct LinkingTests {
    @Test(arguments: ["", "damaged", #"{"executable":"/nowhere/ld","arguments":[],"place":0}"#])
    func aHomeKnowsHowToLink(kept: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let linking = ".cache/bnbook/linking"
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: linking))
        try bnbook.write("a.md", "`{swift} 6 * 7`\n")
        #expect(try bnbook.run("render", "a.md").exitCode == 0)
        let file = "\(linking)/\(try #require(bnbook.files(linking).keys.first))", known = bnbook.text(file)
        if kept.isEmpty {
            try FileManager.default.removeItem(at: bnbook.folder.appending(path: file))
        } else {
            try bnbook.write(file, kept)
        }
        try bnbook.write("a.md", "`{swift} 6 * 8`\n")
        #expect(try bnbook.run("render", "a.md").exitCode == 0)
        #expect(bnbook.report("output/a.md") == "48\n")
        // In whatever order its parts stand.
        #expect(bnbook.text(file).count == known.count && known.contains("-pie"))
    }
}
