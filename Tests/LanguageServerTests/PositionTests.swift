import Testing

@testable import LanguageServer

/// Places in lines, as editors count them.
@Suite struct PositionTests {
    @Test(
        "Units of UTF-16 and bytes are turned into each other, also beyond the BMP",
        arguments: [
            ("abc", 2, 2, 2), ("aé𝔼b", 1, 1, 1), ("aé𝔼b", 3, 2, 2), ("aé𝔼b", 7, 4, 4), ("aé𝔼b", 8, 5, 5),
            // Within a letter: before it.
            ("aé𝔼b", 5, 2, 2),
        ] as [(String, Int, Int, Int)]) func turns(line: String, offset: Int, units: Int, back: Int)
    {
        let bytes = Array(line.utf8)
        #expect(PositionEncoding.utf16.units(before: offset, in: bytes) == units)
        let found = PositionEncoding.utf16.offset(ofUnits: units, in: bytes)
        #expect(PositionEncoding.utf16.units(before: found, in: bytes) == back)
    }

    @Test("Half of a letter beyond the BMP is before it, and more than a line has is its end")
    func clamps() {
        let bytes = Array("a𝔼".utf8)
        #expect(PositionEncoding.utf16.offset(ofUnits: 2, in: bytes) == 1)
        #expect(PositionEncoding.utf16.offset(ofUnits: 99, in: bytes) == 5)
        #expect(PositionEncoding.utf8.offset(ofUnits: 99, in: bytes) == 5)
    }
}
