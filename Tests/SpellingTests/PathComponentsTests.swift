import Spelling
import Testing

@Suite struct PathComponentsTests {
    @Test(
        arguments: [
            ("a/b.md", "b.md", "b", "a", "a"), ("b.md", "b.md", "b", nil, "."), ("/b.md", "b.md", "b", "", "/"),
            ("/a/c/b.tar.gz", "b.tar.gz", "b", "/a/c", "/a/c"), ("../a/", "a", "a", "../a", "../a"),
            ("./b", "b", "b", ".", "."), ("", "", "", nil, "."), ("/", "/", "/", "", "/"),
            (".hidden", ".hidden", "hidden", nil, "."),
        ] as [(String, String, String, String?, String)])
    func partsOfAPath(path: String, name: String, stem: String, parent: String?, folder: String) {
        #expect(path.lastPathComponent == name)
        #expect(path.pathStem == stem)
        #expect(path.parentPath == parent)
        #expect(path.parentFolder == folder)
    }
}
