import Foundation
import Testing

/// A checkout that was copied with its `.build` is mended before it is built.
@Suite struct CopiedBuildTests {
    @Test(arguments: [true, false], [".build", ".build/optimized"])
    func whatNamesAnotherPlaceIsMadeAnew(isCopied: Bool, build: String) throws {
        let cache = "\(build)/x86_64-unknown-linux-gnu/release/ModuleCache"
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
        let script = try String(contentsOf: root.appending(path: "scripts/mend-copied-build"), encoding: .utf8)
        try bnbook.write("scripts/mend-copied-build", script)
        let here = bnbook.folder.resolvingSymlinksInPath().path(percentEncoded: false)
        let place = isCopied ? "/home/ann/bnbook" : here.hasSuffix("/") ? String(here.dropLast()) : here
        let path = "\(place)/\(cache)/3W0/"
        try bnbook.write("\(cache)/3W0/SwiftShims.pcm", "CPCH\u{1}\(path)\u{2}\u{FF}/\(path)")
        try bnbook.write("\(cache)/3W0/Other.pcm", "CPCH")
        try bnbook.write(".build/x86_64-unknown-linux-gnu/release/bnbook", "built")
        let process = try bnbook.start(["scripts/mend-copied-build"])
        process.executableURL = URL(filePath: "/bin/sh")
        let said = Pipe()
        process.standardOutput = said
        try process.run()
        let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text.contains("this checkout was copied from /home/ann/bnbook with its .build") == isCopied, "\(text)")
        #expect(bnbook.files(cache).values.isEmpty == isCopied)
        #expect(bnbook.text(".build/x86_64-unknown-linux-gnu/release/bnbook") == "built")
    }
}
