extension Notebook {
    /// The path of the notebook that something is taken from.
    package func path(ofQuoted quotation: Quotation) -> String {
        Notebook.path("\(quotation.notebook).md", besides: path)
    }
}
