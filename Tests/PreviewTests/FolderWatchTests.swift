/// Whatever an editor does to save a file, it is heard of, once and by the name it was asked for.
import Foundation
import Preview
import TestSupport
import Testing

@Suite struct FolderWatchTests {
    @Test(arguments: ["in place", "renamed", "removed and written", "vim", "deleted"])
    func savingIsHeard(how: String) throws {
        let folder = TemporaryFolder()
        let file = try folder.write([1], to: "a/b.md")
        let watch = try FolderWatch()
        watch.add([file, "\(folder.path)/a/c.md"])
        switch how {
        case "in place": try writeInPlace(file)
        case "renamed":
            let other = try folder.write([2], to: "a/.b.md.tmp")
            rename(other, file)
        case "removed and written":
            unlink(file)
            try writeInPlace(file)
        case "vim":
            rename(file, file + "~")
            try writeInPlace(file)
            unlink(file + "~")
        default: unlink(file)
        }
        #expect(FolderWatch.touches(file, watch.next()))
    }

    /// The folder of a file that is not there yet is waited for.
    @Test func whatComesLaterIsHeard() throws {
        let folder = TemporaryFolder()
        let watch = try FolderWatch()
        let file = "\(folder.path)/parts/deep/a.md"
        watch.add([file])
        try folder.write([1], to: "parts/deep/a.md")
        #expect(FolderWatch.touches(file, watch.next()))
        watch.add([file])
        try writeInPlace(file)
        #expect(watch.next().contains(file))
    }

    @Test(arguments: [
        ("a/b.md", ["a/b.md"], true), ("a/b.md", ["a"], true), ("a/b.md", ["a/b"], false), ("b.md", ["a"], false),
        ("/x/y/z", ["/x"], true), ("a/b.md", [], false), ("./b.md", ["b.md"], true), ("./a/b.md", ["a"], true),
    ])
    func aFolderTouchesAllInIt(file: String, paths: [String], isTouched: Bool) {
        #expect(FolderWatch.touches(file, Set(paths)) == isTouched)
    }

    private func writeInPlace(_ path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        write(file, "x", 1)
        close(file)
    }
}
