internal import Document
internal import Notebook

extension TypstView {
    /// What stands behind the text: the works that it cites, how its numbers were made, and code that is printed there.
    func endMatter() -> [TypstNode] { references() + methods() + appendix() }
}

private extension TypstView {
    /// The works that the text cites; a heading that ends the notebook is the list's own.
    func references() -> [TypstNode] {
        let works = report.citations.works
        guard !works.isEmpty else { return [] }
        let heading = TypstNode.labelled(
            .call("heading", ["level": .number(1)], [.text(report.wording[.references])]), "bnbook-references")
        let items = works.map { work in
            let line = report.citations.line(work).map { piece -> TypstNode in
                switch piece {
                case .text(let text): .text(text)
                case .emphasis(let text): .call("emph", [:], [.text(text)])
                case .link(let text, let address): .call("link", ["": .text(address)], [.text(text)])
                }
            }
            return TypstNode.labelled(.call("reference", [:], line), "ref-\(work.key)")
        }
        return (report.endsWithHeading ? [] : [heading]) + items
    }

    func methods() -> [TypstNode] {
        guard options.methods, let methods = report.methods() else { return [] }
        let heading = TypstNode.labelled(
            .call("heading", ["level": .number(1)], [.text(report.wording[.howMade])]), RunGroup.sectionID)
        return [heading, .call("methods", ["": .code(methods.typst), "file": .text("\(report.notebook.name).pdf")])]
    }
}
