extension PDFOptions {
    /// Reads what stands below `pdf:`, with what is wrong reported through `reader`.
    mutating func read(_ value: YAMLNode, _ reader: inout YAMLReader) {
        for (key, value) in reader.entries(below: value, of: "pdf", known: Self.keys) {
            switch key {
            case "code": code = reader.choice(value, of: key) ?? code
            case "methods": methods = reader.bool(value, of: key) ?? methods
            case "paper": paper = reader.choice(value, of: key) ?? paper
            case "columns": columns = reader.count(value, of: key, upTo: 2) ?? columns
            case "fonts": fonts = reader.text(value, of: key) ?? fonts
            default: theme = reader.choice(value, of: key) ?? theme
            }
        }
    }
}

extension BlockOptions {
    /// Reads what stands below a block's `pdf:`: where its code is printed.
    mutating func readPDF(_ value: YAMLNode, _ reader: inout YAMLReader) {
        for (key, value) in reader.entries(below: value, of: "pdf", known: ["code"]) {
            printedCode = reader.choice(value, of: key) ?? printedCode
        }
    }
}
