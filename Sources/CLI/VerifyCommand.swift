internal import ArgumentParser
internal import Foundation
internal import Report
internal import Runner
internal import Store

/// `bnbook verify`: re-runs published reports, and compares every byte.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Make published reports again from nothing, and compare every byte.",
        discussion: """
            A report, HTML or JSON, carries its notebook, so the report alone is enough; a Markdown report needs one of
            these beside it, and is compared with its charts. A notebook stands for its reports in the output folder, and
            a folder for all in it. What differs is named with its place, the worst first. Measured times, which may
            differ, are named too; which values are such times the new run says. The exit code is 0 when all is the
            same, else 1.

            EXAMPLES
              bnbook verify output
              bnbook verify q2.md
              bnbook verify ~/Downloads/q2.html --files ~/data
            """)

    @Argument(
        help: "Reports (.html, .md, .json), folders of reports, or notebooks (.md) with reports in the output folder.")
    var paths: [String]

    @Option(help: "The folder that the notebooks' reports are in.")
    var output = "output"

    @Option(
        help: ArgumentHelp(
            "A folder with the files that the blocks read, where they are not in the usual places.", valueName: "folder"
        ))
    var files: String?

    @OptionGroup var sandbox: SandboxOptions

    @Option(help: "How many cores to train on (default: all).")
    var jobs: Int?

    @Option(help: "How many differences of a report are named.")
    var limit = 20

    @Flag(help: "Write one JSON object a line for each report.")
    var json = false

    @Flag(help: "Draw a report with templates that it brings itself, whose own words nothing verifies.")
    var trustTemplates = false

    @Option(help: ArgumentHelp("Write what was found of one report, as an in-toto statement.", valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("Sign the certificate with an SSH key, into FILE.sig beside it.", valueName: "key"))
    var signKey: String?

    @Flag(help: "Report nothing but differences and errors.")
    var quiet = false

    func validate() throws {
        try expectNamed(output, "--output")
        try expectNamed(files, "--files")
        try expectJobs(jobs)
        try expectNamed(certificate, "--certificate")
        if let certificate, !certificate.hasSuffix(Certificate.ending) {
            throw ValidationError("--certificate is \(certificate); expected a name that ends in \(Certificate.ending)")
        }
        if signKey != nil, certificate == nil { throw ValidationError("--sign-key signs what --certificate writes") }
        if limit < 1 { throw ValidationError("--limit is \(limit); expected at least 1") }
    }

    func run() throws {
        let console = Console(isQuiet: quiet)
        var verification = Verification(
            installation: try Installation.found(), jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
            files: files, trustsTemplates: trustTemplates,
            bounds: try NotebookBounds(sandbox, trusts: false, console: console), console: console)
        var (failed, results) = (false, [VerificationResult]())
        for read in try reports() {
            do {
                for report in try read() {
                    let result = try verification.result(of: report)
                    if json {
                        print(try result.json(limit: limit))
                    } else {
                        say(result.lines(limit: limit), isVerified: result.isVerified, console)
                    }
                    failed = failed || !result.isVerified
                    results.append(result)
                }
            } catch {
                console.error(error)
                failed = true
            }
        }
        if verifyPages(results, &verification, console) { failed = true }
        if let certificate { try write(certificate, results, verification.installation, console) }
        if failed { throw ExitCode(1) }
    }
}

private extension VerifyCommand {
    /// Verifies the pages of all reports of the folders that were named, and those that were named themselves; `true` where
    /// one is not what it should be.
    func verifyPages(_ results: [VerificationResult], _ verification: inout Verification, _ console: Console) -> Bool {
        var failed = false
        for path in paths {
            do {
                let prefix = path.hasSuffix("/") ? path : path + "/"
                let own = results.filter { $0.published.path.hasPrefix(prefix) }
                let index = try verification.index(of: path, own)
                let single = try Self.singlePage(at: path).map { try verification.single(at: $0) }
                for page in [index, single].compactMap(\.self) {
                    failed = failed || !page.differences.isEmpty
                    if json {
                        print(try page.json(limit: limit))
                    } else {
                        say(page.lines(limit: limit), isVerified: page.differences.isEmpty, console)
                    }
                }
            } catch {
                console.error(error)
                failed = true
            }
        }
        return failed
    }

    /// What differs is said also when quiet: it is what was asked for.
    func say(_ lines: [String], isVerified: Bool, _ console: Console) {
        for line in lines {
            if isVerified { console.say(line) } else { Console.write(line.printable + "\n", to: STDOUT_FILENO) }
        }
    }

    /// The page at `path`, or in the folder of that name, that holds several reports; `nil` for none.
    static func singlePage(at path: String) -> String? {
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        return [path, "\(folder)/\(HTMLFormat.singleName)"].first { file in
            file.hasSuffix(".html")
                && FileManager.default.contents(atPath: file).map { HTMLFormat.isSingle([UInt8]($0)) } == true
        }
    }

    /// Writes what was found, and signs it where a key is named.
    func write(
        _ path: String, _ results: [VerificationResult], _ installation: Installation, _ console: Console
    ) throws {
        guard !results.isEmpty else { return }
        let names = Set(results.map(\.published.record.notebook)).sorted()
        guard names.count == 1 else { throw CertificateError.severalReports(names) }
        let certificate = try Certificate(of: results, compiler: try installation.toolchain.version())
        try writeAtomically(try certificate.json(), to: path)
        if let signKey { try SSHSignature.sign(path, key: signKey) }
        console.say("\(path): \(signKey == nil ? "written" : "written and signed")")
    }

    /// What reads each report that is named, a folder's by name.
    func reports() throws -> [() throws -> [PublishedReport]] {
        try paths.flatMap { path -> [() throws -> [PublishedReport]] in
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            if isFolder.boolValue {
                let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
                let found = Self.reports(in: path, names)
                let inBook = try Self.folders(ofBookWith: found.first, in: path)
                let inner = Self.reports(below: path, inBook)
                if !found.isEmpty {
                    return (found.map { (path, $0) } + inner).map { folder, name in
                        { try PublishedReport.all(of: name, in: folder) }
                    }
                }
                let below = Self.reports(below: path, names)
                if !below.isEmpty {
                    return below.map { folder, name in { try PublishedReport.all(of: name, in: folder) } }
                }
            } else if Self.singlePage(at: path) != nil {
                return []
            } else if isThere, !path.hasSuffix(".md") || PublishedReport.isReport(path) {
                return [{ [try PublishedReport(path: path)] }]
            }
            return try NotebookPaths([path]).notebooks.map { notebook in
                { try PublishedReport.of(notebook: notebook, in: output) }
            }
        }
    }

    /// The names of the folders in `folder` that hold pages of the book that a report there belongs to.
    static func folders(ofBookWith name: String?, in folder: String) throws -> [String] {
        guard let name, let report = try? PublishedReport.all(of: name, in: folder).first else { return [] }
        let pages = report.record.drawing?.book?.parts.flatMap(\.pages).map(\.name) ?? []
        return Set(pages.compactMap { page in page.lastIndex(of: "/").map { String(page[..<$0]) } }).sorted()
    }

    /// The reports in the folders of a folder, such as those of a grid of parameters.
    static func reports(below folder: String, _ names: [String]) -> [(folder: String, name: String)] {
        let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        return names.map { "\(root)/\($0)" }.flatMap { inner in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: inner).sorted()) ?? []
            return reports(in: inner, names).map { (inner, $0) }
        }
    }

    /// The names of the reports in a folder: of its pages, and its Markdown reports.
    static func reports(in folder: String, _ names: [String]) -> [String] {
        let others = [HTMLFormat.failureEnding, HTMLFormat.historyEnding]
        let pages = names.filter { name in
            name.hasSuffix(".html") && !others.contains(where: name.hasSuffix)
                && (name != HTMLFormat.indexName || PublishedReport.holdsRecord("\(folder)/\(name)"))
                && (name != HTMLFormat.singleName || singlePage(at: "\(folder)/\(name)") == nil)
        }
        let texts = names.filter { $0.hasSuffix(".md") && PublishedReport.isReport("\(folder)/\($0)") }
        return Set(pages.map { $0.dropLast(5) } + texts.map { $0.dropLast(3) }).map(String.init).sorted()
    }
}
