// The style sheet: contrast of every colour, and no rule that reaches beyond charts.
import Statistics
import Testing

@testable import SVGCharts

@Suite struct StyleTests {
    @Test(arguments: [("light", "#ffffff"), ("dark", "#0d1117")]) func textsOnSeriesColoursAreReadable(
        _ theme: String, _ ground: String
    ) {
        for (name, rule) in rules(theme) where name.hasPrefix("s") {
            if let text = rule["--k"] { #expect(contrast(text, ground) >= 4.5, "\(theme) \(name)") }
        }
    }

    @Test(arguments: ["light", "dark"]) func textsInCellsAreReadable(_ theme: String) {
        for (name, rule) in rules(theme) where name.hasPrefix("h") {
            guard let ground = rule["--c"], let text = rule["--k"] else { continue }
            #expect(contrast(text, ground) >= 4.5, "\(theme) \(name)")
        }
    }

    @Test(arguments: [("light", "#ffffff"), ("dark", "#0d1117")]) func theFirstFourColoursStandOut(
        _ theme: String, _ ground: String
    ) throws {
        for slot in 1...4 {
            let color = try #require(rules(theme)["s\(slot)"]?["--c"])
            #expect(contrast(color, ground) >= 3, "\(theme) s\(slot)")
        }
    }

    @Test func everySelectorIsAboutCharts() {
        for rule in Chart.stylesheet.split(separator: "}") {
            let selectors = rule.split(separator: "{").dropLast().last.map(String.init) ?? ""
            for selector in selectors.split(separator: ",")
            where !selector.contains("@") && !selector.contains("scheme") {
                #expect(selector.trimmingPrefix { $0.isWhitespace }.hasPrefix(".chart"))
            }
        }
    }

    @Test func everyClassHasARule() {
        for entry in gallery {
            let markup = entry.chart.svg(id: "a", style: .inline)
            for list in markup.split(separator: "class=\"").dropFirst() {
                for name in list.prefix(while: { $0 != "\"" }).split(separator: " ")
                where name != "chart" && name != "n" {
                    #expect(
                        Chart.stylesheet.contains(".\(name)") || markup.contains(".chart .\(name){"),
                        "\(entry.name): \(name)")
                }
            }
        }
    }

    /// Programs other than browsers know no custom properties.
    @Test(arguments: gallery) func aFileNamesItsColoursLiterally(_ entry: GalleryChart) throws {
        let markup = entry.chart.svg(id: "a", style: .standalone, seriesOrder: entry.order)
        #expect(!markup.contains("var(") && !markup.contains("--"))
        let parts = markup.split(separator: "</style>", maxSplits: 1)
        let sheet = parts[0].replacing(#/@media[^{]*\{\n(?:.*\n)*?\}/#, with: "")
        for paint in sheet.matches(of: #/(?:[{;](?:fill|stroke|color)):([^;}]*)/#) {
            #expect(paint.1 == "none" || paint.1 == "currentColor" || paint.1.wholeMatch(of: #/#[0-9a-f]{3,6}/#) != nil)
        }
        let dark = parts[0].matches(of: #/@media[^{]*\{\n(?:.*\n)*?\}/#).map { String($0.0) }.joined()
        for rule in sheet.matches(of: #/\.chart (\.[a-z.0-9]+)\{color:#/#) {
            #expect(dark.contains(".chart \(rule.1){color:#"), "\(rule.1) keeps its colour in the dark")
        }
        for list in parts[1].matches(of: #/class="([^"]*)"/#) {
            for name in list.1.split(separator: " ") where name.wholeMatch(of: #/s\d|k[ycgrubmti]|h\d+|hx/#) != nil {
                #expect(sheet.contains(".chart .\(name){color:#"), "\(name)")
                if list.1.split(separator: " ").contains("t") {
                    #expect(sheet.contains(".chart .t.\(name){color:#") || sheet.contains(".chart .\(name){color:#"))
                }
            }
        }
    }

    /// The custom properties of each class: those of dark lie over those of light.
    private func rules(_ theme: String) -> [Substring: [Substring: Substring]] {
        var rules: [Substring: [Substring: Substring]] = [:]
        for part in Chart.stylesheet.split(separator: ".chart .").dropFirst() {
            let pieces = part.split(separator: "{", maxSplits: 1)
            let declarations = pieces.count == 2 ? pieces[1].prefix { $0 != "}" } : ""
            for declaration in declarations.split(separator: ";") where declaration.hasPrefix("--") {
                let pair = declaration.split(separator: ":")
                if theme == "light", rules[pieces[0]]?[pair[0]] != nil { continue }
                rules[pieces[0], default: [:]][pair[0]] = pair[1]
            }
        }
        return rules
    }

    /// The ratio of WCAG 2.2.
    private func contrast(_ one: some StringProtocol, _ other: some StringProtocol) -> Double {
        let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (light + 0.05) / (dark + 0.05)
    }

    private func luminance(_ color: some StringProtocol) -> Double {
        let digits = color.count == 4 ? color.dropFirst().flatMap { [$0, $0] } : Array(color.dropFirst())
        let channels = stride(from: 0, to: 6, by: 2).map { index -> Double in
            let value = Double(Int(String(digits[index...index + 1]), radix: 16)!) / 255
            return value <= 0.04045 ? value / 12.92 : exponential(2.4 * naturalLogarithm((value + 0.055) / 1.055))
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}
