internal import Notebook
internal import Report
internal import Spelling

extension Renderer {
    /// Whether a page that lists the reports is written.
    var hasIndex: Bool { series.hasIndex && hasPages }

    /// The names of the pages of all reports that are written, and of a site's files.
    var sharedPages: [String] {
        guard hasPages else { return [] }
        return (hasIndex ? [HTMLFormat.indexName] : []) + (isSingle ? [HTMLFormat.singleName] : []) + series.siteFiles
    }

    /// Writes what is made of all reports: the page that lists them, where there are several to list, the one that holds
    /// them, where it is asked for, and a site's files; `false` where one could not be written, which has then been said.
    func writeShared(of reports: [Report]) -> Bool {
        let published = reports.filter { !$0.notebook.frontMatter.isDraft }
        guard hasPages, let first = published.first else {
            if isSingle { sayNoSinglePage("all notebooks are drafts") }
            return true
        }
        do {
            let page = PageSettings(
                templates: templates,
                math: MathCache(folder: Installation.store(for: first.notebook.path), console: console), theme: theme,
                isSafe: reader.isSafe)
            let files =
                try [index(of: published, page), single(of: published, page)].compactMap(\.self) + site(of: published)
            try output.write(files)
            if isSingle {
                console.say("\(output.path)/\(HTMLFormat.singleName): \(counted(published.count, "report"))")
            }
            return true
        } catch {
            console.error(error)
            return false
        }
    }
}

extension Renderer {
    /// Names, or removes, files of a site to which nothing is written any more, as `bnbook.yml` has no address or no
    /// notebook a date.
    func leaveSite(of reports: [Report], removes: Bool) {
        guard hasPages else { return }
        let written = Set(site(of: reports.filter { !$0.notebook.frontMatter.isDraft }).map(\.name))
        for name in SiteFiles.names where !written.contains(name) && output.isOwn(name, of: "index") {
            if removes {
                output.remove(name, of: "index")
                console.say("removed \(output.path)/\(name): nothing is written to it any more")
            } else {
                console.warn("\(output.path)/\(name): nothing is written to it any more; --prune removes it")
            }
        }
    }
}

extension Renderer {
    /// Says that the page of all reports is of an earlier render, or removes it, where there is one and it is not written.
    func leaveSinglePage(removes: Bool) {
        let bytes = output.file(HTMLFormat.singleName, of: "book")?.bytes
        guard hasPages, let bytes, HTMLFormat.isSingle(bytes), output.isOwn(HTMLFormat.singleName, of: "book") else {
            return
        }
        let page = "\(output.path)/\(HTMLFormat.singleName)"
        if removes {
            output.remove(HTMLFormat.singleName, of: "book")
            console.say("removed \(page): an earlier render made it")
        } else {
            console.warn("\(page) is as an earlier render made it; --single writes it anew, and --prune removes it")
        }
    }

    /// Says that the page of all reports, which was asked for, is not written.
    func sayNoSinglePage(_ reason: String) {
        console.warn("\(output.path)/\(HTMLFormat.singleName) is not written: \(reason)")
    }
}

private extension Renderer {
    var hasPages: Bool { output.formats.contains { $0 is HTMLFormat } }

    /// The page that lists the reports.
    /// - Throws: `ReportError`.
    func index(of reports: [Report], _ page: PageSettings) throws -> ReportFile? {
        guard hasIndex else { return nil }
        return try HTMLFormat().file(of: series.index(of: reports, correction).certified(in: output.path), page)
    }

    /// The page that holds the reports.
    /// - Throws: `ReportError`.
    func single(of reports: [Report], _ page: PageSettings) throws -> ReportFile? {
        guard isSingle else { return nil }
        let chapters = try reports.map { report in
            var own = page
            own.navigation = series.navigation(of: report.notebook.path, titles: NotebookSeries.titles(of: reports))
            return try own.chapter(of: report)
        }
        return try HTMLFormat().file(of: chapters, page)
    }

    /// What a site says to programs, where all pages of a book are made whose `bnbook.yml` says where they are published.
    func site(of reports: [Report]) -> [ReportFile] {
        guard !series.siteFiles.isEmpty, let book = series.book, let url = book.settings?.url else { return [] }
        let pages = reports.map { report in (page: series.page(of: report.notebook.path), report: report) }
        return SiteFiles(url: url, title: book.settings?.title, pages).files.map {
            ReportFile(name: $0.name, bytes: Array($0.text.utf8), notebook: "index")
        }
    }
}
