extension MarkupComparison {
    /// Two tags of one name with other attributes.
    mutating func compareTags(_ name: String, _ old: Int, _ new: Int) {
        let (token, other) = (given.tokens[old], drawn.tokens[new])
        let (attributes, others) = (token.attributes, other.attributes)
        let element = given.elements.firstIndex { $0.tokens.lowerBound == old }
        let place = given.place(of: element)
        let changed = Set(attributes.keys).union(others.keys).filter { attributes[$0] != others[$0] }.sorted()
        for attribute in changed {
            report(
                difference(attribute, attributes[attribute], others[attribute], element, place),
                at: token.offset + (token.text.offset(of: "\(attribute)=") ?? 0))
        }
        if changed.isEmpty {
            report(
                Difference(.markup, "a tag in \(place.words)", says: token.text, notSaying: other.text),
                at: token.offset)
        }
    }
}

private extension MarkupComparison {
    func difference(
        _ attribute: String, _ old: String?, _ new: String?, _ element: Int?, _ place: MarkupPlace
    ) -> Difference {
        if let element, let drawing = given.drawing(around: element), Self.geometry.contains(attribute),
            let old, let new
        {
            return moved(attribute, old, new, element, drawing, place)
        }
        let (kind, thing): (Difference.Kind, String) =
            switch attribute {
            case "href": (.link, "a link in \(place.words)")
            case "src": (.picture, "a picture in \(place.words)")
            case "alt": (.description, "the description of a picture in \(place.words)")
            case "title", "aria-label", "aria-labelledby", "aria-describedby":
                (.description, "what is read out in \(place.words) (\(attribute))")
            case _ where attribute.hasPrefix("on") || ["style", "hidden"].contains(attribute):
                (.concealment, "the attribute \(attribute) in \(place.words)")
            case "class": (place.kind == .verdict ? .verdict : .concealment, "the look of \(place.words) (class)")
            case "content": (.words, "the page's head")
            default: (.markup, "the attribute \(attribute) in \(place.words)")
            }
        switch (old, new) {
        case (let old?, let new?): return Difference(kind, thing, says: old, notSaying: new)
        case (let old?, nil): return Difference(kind, thing, adds: "\(attribute)=\"\(old)\"")
        default: return Difference(kind, thing, lacks: new ?? "")
        }
    }

    static let geometry: Set = [
        "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "points", "transform", "viewbox",
    ]

    /// A mark that stands elsewhere: which of its points, and at which number of the axis.
    func moved(
        _ attribute: String, _ old: String, _ new: String, _ element: Int, _ drawing: Int, _ place: MarkupPlace
    ) -> Difference {
        let scale = DrawingScale(vertical: drawing, of: given)
        if attribute == "d" {
            let (points, others) = (PathPoints(old).points, PathPoints(new).points)
            if let index = points.indices.first(where: { !others.indices.contains($0) || points[$0] != others[$0] }),
                others.indices.contains(index)
            {
                let (point, right) = (points[index], others[index])
                let behind = points.indices.dropFirst(index + 1).count {
                    !others.indices.contains($0) || points[$0] != others[$0]
                }
                let more = behind == 0 ? "" : ", and \(behind) behind it are moved too"
                let places = texts(point, right, scale)
                return Difference(
                    kind: .drawing, place: "point \(index + 1) of \(place.words)", found: places.found,
                    expected: places.expected,
                    message:
                        "point \(index + 1) of \(place.words) stands at \(places.found), the run gives \(places.expected)\(more)"
                )
            }
            let message = "\(place.words) goes through \(points.count) points, the run gives \(others.count)"
            return Difference(
                kind: .drawing, place: place.words, found: "\(points.count)", expected: "\(others.count)",
                message: message)
        }
        var (found, expected) = (old, new)
        if attribute.hasSuffix("y"), given.elements[element].name != "text", let scale, let y = Double(old),
            let right = Double(new)
        {
            (found, expected) = (scale.text(at: y), scale.text(at: right))
        }
        return Difference(
            kind: .drawing, place: place.words, found: found, expected: expected,
            message: "\(place.words) stands at \(attribute) = \(found), the run gives \(expected)")
    }

    /// Two points by the number on the vertical axis where they differ in it, else by their pixels.
    func texts(
        _ point: (x: Double, y: Double), _ right: (x: Double, y: Double), _ scale: DrawingScale?
    ) -> (found: String, expected: String) {
        if let scale, (point.y - right.y).magnitude > 0.004 {
            let texts = (scale.text(at: point.y), scale.text(at: right.y))
            if texts.0 != texts.1 { return texts }
        }
        func pixels(_ point: (x: Double, y: Double)) -> String {
            "(\((point.x * 100).rounded() / 100), \((point.y * 100).rounded() / 100))"
        }
        return (pixels(point), pixels(right))
    }
}

extension String {
    /// Where `text` begins, in bytes.
    func offset(of text: String) -> Int? {
        firstRange(of: text).map { utf8.distance(from: startIndex, to: $0.lowerBound) }
    }
}
