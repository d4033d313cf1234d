extension MarkupTree {
    /// The drawing around an element of it.
    func drawing(around element: Int?) -> Int? { nearest(element) { $0.name == "svg" } }

    /// Where in a drawing an element is.
    func place(inDrawing drawing: Int, _ element: Int) -> MarkupPlace {
        let whole = name(ofDrawing: drawing)
        let groups = path(from: element).flatMap { elements[$0].classes }
        switch elements[element].name {
        case "title", "desc": return MarkupPlace(words: "the description of \(whole)", kind: .description)
        case "text" where groups.contains("k"): return MarkupPlace(words: "a label in \(whole)", kind: .drawing)
        case "text" where groups.contains("u"):
            return MarkupPlace(words: "a number on an axis of \(whole)", kind: .drawing)
        case "text": return MarkupPlace(words: "a title or word in \(whole)", kind: .drawing)
        case "path" where groups.contains("g") || groups.contains("q"):
            return MarkupPlace(words: "the grid of \(whole)", kind: .drawing)
        case "path" where groups.contains("l"), "path" where groups.contains("y"):
            return MarkupPlace(words: "the line\(series(of: element, in: drawing)) in \(whole)", kind: .drawing)
        case "path" where groups.contains("b"):
            return MarkupPlace(words: "the band\(series(of: element, in: drawing)) in \(whole)", kind: .drawing)
        case "path", "circle", "rect", "line", "polygon", "image", "use":
            return MarkupPlace(words: "a mark\(series(of: element, in: drawing)) in \(whole)", kind: .drawing)
        default: return MarkupPlace(words: whole, kind: .drawing)
        }
    }

    /// " of *Baseline*": the name of the series that a mark belongs to, from the drawing's own words; "" for none.
    func series(of element: Int, in drawing: Int) -> String {
        seriesName(of: element, in: drawing).map { " *\($0)*" } ?? ""
    }

    /// The name behind the class `s2` of a mark, from the label or the legend that has the same.
    func seriesName(of element: Int, in drawing: Int) -> String? {
        let classes = path(from: element).flatMap { elements[$0].classes }
        guard
            let key = classes.first(where: { $0.first == "s" && $0.dropFirst().allSatisfy(\.isNumber) && $0.count > 1 })
        else { return nil }
        let texts = elements(in: drawing).filter { elements[$0].name == "text" }
        let labels = texts.filter { text in
            let classes = path(from: text).flatMap { elements[$0].classes }
            return classes.contains(key) && classes.contains("k")
        }
        if let label = labels.first { return text(of: label) }
        // A legend sets its names in one colour, in the order of the series.
        guard let number = Int(key.dropFirst()), number > 0 else { return nil }
        let legend = texts.filter { text in path(from: text).contains { elements[$0].has("lg") } }
        return legend.indices.contains(number - 1) ? self.text(of: legend[number - 1]) : nil
    }

    private func name(ofDrawing drawing: Int) -> String {
        if elements[drawing].has("spark"), let cell = nearest(drawing, where: { $0.name == "td" || $0.name == "th" }) {
            return "the small chart in \(place(of: cell).words)"
        }
        if elements[drawing].parent == nil { return "the drawing" }
        let name = thing(around: drawing)
        return nearest(drawing) { $0.has("narrow") } == nil ? name : "\(name) (as small screens show it)"
    }
}
