internal import Document

/// The divisions that a page's text is in, whose tags begin in one of its elements and end in another.
struct OpenDivisions {
    /// A division; of tabs with the level of their headings, and whether one is begun.
    private var open: [(division: DivisionNode, tabs: (number: Int, level: Int?))] = []
    private var tabCount = 0

    /// What a block of prose is here; `nodes` draws those that are no matter of divisions, `title` what stands above a
    /// callout.
    mutating func nodes(
        _ block: BlockNode, _ nodes: (BlockNode) throws -> [HTMLNode], title: (DivisionNode) throws -> [HTMLNode]
    ) throws -> [HTMLNode] {
        switch block.kind {
        case .divisionStart(let division): return try begin(division, title)
        case .divisionEnd:
            guard let last = open.popLast() else { return [] }
            if case .callout = last.division.kind {
                return [.raw(last.division.isCollapsed == nil ? "</aside>" : "</details>\n</aside>"), .lineEnd]
            }
            return [.raw((last.tabs.level == nil ? "" : "</details>\n") + "</div>"), .lineEnd]
        case .heading(let heading):
            guard let last = open.last, last.division.kind == .tabs, last.tabs.level ?? heading.level == heading.level
            else { return try nodes(block) }
            open[open.count - 1].tabs.level = heading.level
            // Of tabs with one name, browsers open one at a time, also where a link or a search leads into one.
            let start = (last.tabs.level == nil ? "" : "</details>\n") + "<details name=\"tabs-\(last.tabs.number)\""
            return [.raw(start + (last.tabs.level == nil ? " open" : "") + "><summary>")] + (try nodes(block))
                + [.raw("</summary>"), .lineEnd]
        default: return try nodes(block)
        }
    }
}

private extension OpenDivisions {
    mutating func begin(_ division: DivisionNode, _ title: (DivisionNode) throws -> [HTMLNode]) throws -> [HTMLNode] {
        if division.kind == .tabs { tabCount += 1 }
        open.append((division, (tabCount, nil)))
        switch division.kind {
        case .callout(let kind):
            let names = ["callout", kind.rawValue.lowercased()] + division.classes.filter { !$0.hasPrefix("callout-") }
            let start = HTMLNode.raw(tag("aside", names, division.id, " role=\"note\""))
            guard let isCollapsed = division.isCollapsed else {
                let words = HTMLNode.element("p", ["class": "callout-title"], try title(division))
                return [start, .lineEnd, words, .lineEnd]
            }
            let words = HTMLNode.element("summary", ["class": "callout-title"], try title(division))
            return [start, .lineEnd, .raw(isCollapsed ? "<details>" : "<details open>"), words, .lineEnd]
        case .tabs:
            let names = ["tabs"] + division.classes.filter { $0 != "panel-tabset" }
            return [.raw(tag("div", names, division.id)), .lineEnd]
        case .plain: return [.raw(tag("div", division.classes, division.id)), .lineEnd]
        }
    }

    func tag(_ name: String, _ classes: [String], _ id: String?, _ role: String = "") -> String {
        let names = classes.isEmpty ? "" : " class=\"\(escaped(classes.joined(separator: " ")))\""
        return "<\(name)\(names)\(id.map { " id=\"\(escaped($0))\"" } ?? "")\(role)>"
    }
}
