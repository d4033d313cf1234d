// A page of all charts in light and dark, drawn as in a report: `make gallery`, or GALLERY=/tmp/gallery.html swift test
// --filter GalleryPage
import Foundation
import Testing

@testable import SVGCharts

@Suite struct GalleryPageTests {
    @Test func thePageHoldsEveryChartInLightAndDark() throws {
        let page = Self.page
        #expect(page.components(separatedBy: "<svg").count == 2 * gallery.count + 1)
        #expect(page.contains(".chart.dark .s1{") && !page.contains("prefers-color-scheme"))
        #expect(Set(gallery.map(\.name)).count == gallery.count && gallery.count >= 60)
        if let path = ProcessInfo.processInfo.environment["GALLERY"] {
            try Data(page.utf8).write(to: URL(filePath: path))
        }
    }

    private static var page: String {
        let drawings = gallery.map { entry in
            let (light, dark) = (svg(entry, "light"), svg(entry, "dark"))
            return
                "<h2 id=\"\(entry.name)\">\(entry.name)</h2><div class=\"pair\"><div>\(light)</div><div class=\"night\">\(dark)</div></div>\n"
        }
        return """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Charts</title><style>
            \(style)
            body{margin:24px;font:14px system-ui,sans-serif}.pair{display:grid;grid-template-columns:1fr 1fr;gap:16px}.pair>div{padding:16px;border:1px solid #ccc}.night{background:#0d1117}
            </style>
            <h1>\(gallery.count) charts</h1>
            \(drawings.joined())
            """
    }

    /// Both drawings stand on one page, so dark needs a class of its own in place of the reader's setting.
    private static var style: String {
        dark(Chart.stylesheet)
    }

    private static func dark(_ sheet: String) -> String {
        sheet.replacing(#/@media screen and \(prefers-color-scheme:dark\)\{\n((?:.*\n)*?)\}\n/#) { rules in
            rules.1.replacing(".chart", with: ".chart.dark")
        }
    }

    private static func svg(_ entry: GalleryChart, _ theme: String) -> String {
        let svg = entry.chart.svg(id: "\(entry.name)-\(theme)", style: .inline, seriesOrder: entry.order)
        return dark(theme == "dark" ? svg.replacing("class=\"chart\"", with: "class=\"chart dark\"") : svg)
    }
}
