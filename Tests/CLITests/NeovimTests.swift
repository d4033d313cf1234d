import Foundation
import TestSupport
import Testing

/// `bnbook lsp` with a client that others wrote: Neovim's own, without a screen.
@Suite(
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: "/usr/bin/nvim"), "Neovim is not here; Debian has it as neovim"
    )) struct NeovimTests
{
    @Test("A recorded session goes as it went: mistakes, completion, an action, a rename, typing, formatting, outline")
    func session() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Neovim")
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "q.md",
            """
            # Setup {#sec-setup}

            Words.

            See @sec-setpu now.

            ```swift experiment
            //|label:   fig-a
            1
            ```

            """)
        let process = try bnbook.start([
            "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c",
            "luafile \(folder.appending(path: "session.lua").path(percentEncoded: false))", "-c", "qall!",
        ])
        process.executableURL = URL(filePath: "/usr/bin/nvim")
        process.environment?["BNBOOK"] = Bnbook.executable.path(percentEncoded: false)
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        process.waitUntilExit()
        let said = bnbook.text("session.txt")
        try expectRecorded(said, at: folder.appending(path: "session.txt"))
    }
}
