import Foundation
import TestSupport
import Testing

/// docs/charts.md and docs/results.md are what the doc comments say: RECORD=1 writes them, and a page that is out of
/// date fails.
@Suite struct ReferencePagesTests {
    @Test(arguments: ReferencePage.all) func `a page is what the sources say`(page: ReferencePage) throws {
        try expectRecorded(try page.text, at: repository.appending(path: "docs/\(page.file)"))
    }

    @Test func `every mark has a section with a picture`() throws {
        let folder = repository.appending(path: "Sources/SVGCharts/Marks").path(percentEncoded: false)
        let marks = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix("Mark.swift") && $0 != "Mark.swift" }.map { String($0.dropLast(6)) }
        // How a network is drawn, and images: by initializers of Chart.
        let drawn = Set(marks).subtracting(["NodeMark", "ImageMark"])
        #expect(drawn.isSubset(of: ReferencePage.charts.sections.filter { $0.picture != nil }.map(\.title)))
    }
}
