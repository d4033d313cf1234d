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
            A report, HTML, PDF or JSON, carries its notebook, so the report alone is enough; one in Markdown or LaTeX
            needs HTML or JSON beside it, and is compared with its charts. A notebook stands for its reports in the output folder, and
            a folder for all in it. What differs is named with its place, the worst first. Measured times, which may
            differ, are named too; which values are such times the new run says. The exit code is 0 when all is the
            same, else 1.

            EXAMPLES
              bnbook verify output
              bnbook verify q2.md
              bnbook verify ~/Downloads/q2.html --files ~/data
            """)

    @Argument(
        help:
            "Reports (.html, .md, .json, .pdf, .tex), folders of them, or notebooks (.md) with reports in the output folder."
    )
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
        let named = try NamedReports(paths, output: output)
        for read in named.reports {
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
        if verifyPages(named, results, &verification, console) { failed = true }
        if let certificate { try write(certificate, results, named, verification.installation, console) }
        if failed { throw ExitCode(1) }
    }
}

private extension VerifyCommand {
    /// Verifies the pages of several reports that were named, or lie in folders of reports; `true` where one is not what it
    /// should be.
    func verifyPages(
        _ named: NamedReports, _ results: [VerificationResult], _ verification: inout Verification, _ console: Console
    ) -> Bool {
        var failed = false
        func say(_ page: () throws -> PageResult?) {
            do {
                guard let page = try page() else { return }
                failed = failed || !page.differences.isEmpty
                if json {
                    print(try page.json(limit: limit))
                } else {
                    self.say(page.lines(limit: limit), isVerified: page.differences.isEmpty, console)
                }
            } catch {
                console.error(error)
                failed = true
            }
        }
        for folder in named.folders {
            let own = results.filter { $0.published.path.hasPrefix("\(folder)/") }
            let path = "\(folder)/\(HTMLFormat.indexName)"
            say {
                let index = try verification.index(of: folder, own)
                if index == nil, FileManager.default.fileExists(atPath: path), !PublishedReport.holdsRecord(path) {
                    console.say("\(path): not verified, as it lists none of these reports")
                }
                return index
            }
        }
        for page in named.sharedPages { say { try verification.single(page) } }
        for path in named.others { console.say("\(path): not verified, as no report says what it should be") }
        return failed
    }

    /// What differs is said also when quiet: it is what was asked for.
    func say(_ lines: [String], isVerified: Bool, _ console: Console) {
        for line in lines {
            if isVerified { console.say(line) } else { Console.write(line.printable + "\n", to: STDOUT_FILENO) }
        }
    }

    /// Writes what was found, and signs it where a key is named.
    func write(
        _ path: String, _ results: [VerificationResult], _ named: NamedReports, _ installation: Installation,
        _ console: Console
    ) throws {
        let names = Set(results.map(\.published.record.notebook)).sorted() + named.sharedPages.map(\.path)
        if names.isEmpty { return }
        guard names.count == 1, named.sharedPages.isEmpty else { throw CertificateError.severalReports(names) }
        let certificate = try Certificate(of: results, compiler: try installation.toolchain.version())
        try writeAtomically(try certificate.json(), to: path)
        if let signKey { try SSHSignature.sign(path, key: signKey) }
        console.say("\(path): \(signKey == nil ? "written" : "written and signed")")
    }
}
