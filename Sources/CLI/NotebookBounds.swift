internal import ArgumentParser
internal import Datasets
internal import Document
internal import Foundation
internal import Notebook
internal import Runner

/// How much notebooks may do, as whoever runs them says.
struct SandboxOptions: ParsableArguments {
    @Flag(help: "Let notebooks do all that you may: read and write your files, use the network, start programs.")
    var noSandbox = false

    @Flag(help: "Let notebooks do what their front matter asks for under `allow:`, also where nobody is trusted.")
    var allow = false
}

/// What notebooks may do.
struct NotebookBounds {
    /// Whether notebooks are kept from what they need not do.
    let isBounded: Bool
    /// Whether they may do what their front matter asks for.
    let grants: Bool

    /// For a command that `trusts` those who wrote the notebooks; on a CI machine, where `CI` is set, none does.
    /// - Throws: `BoundsError.noLandlock` where notebooks of people who are not trusted cannot be bounded.
    init(_ options: SandboxOptions, trusts: Bool, landlock: Int = Sandbox.landlockVersion, console: Console) throws {
        isBounded = !options.noSandbox && landlock > 0
        grants = options.allow || trusts && ProcessInfo.processInfo.environment["CI"] == nil
        guard !options.noSandbox else { return }
        if landlock == 0 {
            guard trusts else { throw BoundsError.noLandlock }
            console.warn(
                "this kernel has no Landlock (Linux 5.13 has it): notebooks run with all your rights, as with --no-sandbox"
            )
        } else if !Sandbox.gaps.isEmpty {
            console.warn(
                "this kernel's Landlock has version \(landlock), and does not keep a notebook's program from everything: "
                    + Sandbox.gaps.joined(separator: "; "))
        }
    }

    /// What a notebook may do beyond what every notebook may, which is said; `nil` where it may do all.
    /// - Throws: `Diagnostic` of a notebook that asks for what nobody has granted.
    func permissions(of notebook: Notebook, _ console: Console) throws -> Permissions? {
        guard isBounded else { return nil }
        if let problem = notebook.filesOutside.first { throw problem }
        let permissions = notebook.frontMatter.permissions
        if permissions.isEmpty { return permissions }
        let words = permissions.words.joined(separator: ", ")
        guard grants else {
            throw notebook.diagnostic(
                at: Position(line: notebook.line(ofKey: "allow"), column: 1),
                "the notebook asks to be allowed: \(words); expected --allow from whoever runs it here")
        }
        console.warn("\(notebook.path) is allowed by its front matter: \(words)")
        return permissions
    }

    /// Says what an engine of a project's own runs: its lines for the shell have all rights of whoever renders.
    /// - Throws: `BoundsError.shellLines` where nobody is trusted.
    func admit(_ engine: ClusterEngine?, of notebook: Notebook, _ console: Console) throws {
        guard let engine, notebook.frontMatter.engines.contains(engine) else { return }
        guard grants else { throw BoundsError.shellLines(engine: engine.name) }
        console.warn("the engine \(engine.name) is the project's own, and runs: \(engine.submit)")
    }
}

/// Why notebooks cannot be bounded, as facts.
enum BoundsError: Error, CustomStringConvertible {
    case noLandlock
    /// An engine of a project's own, where nobody is trusted.
    case shellLines(engine: String)

    var description: String {
        switch self {
        case .noLandlock:
            "this kernel has no Landlock (Linux 5.13 has it), so a stranger's code would run with all your rights; --no-sandbox runs it all the same"
        case .shellLines(let engine):
            "the engine \"\(engine)\" is in the project's bnbook.yml, and its lines would run in a shell with all your rights; expected --allow from whoever runs it here"
        }
    }
}

extension ProgramRunner.Places {
    /// Those of a notebook; its results are kept in the folder `store`.
    init(of notebook: Notebook, store: String) {
        let environment = ProcessInfo.processInfo.environment
        let locator = DatasetLocator(environment: environment, workingDirectory: notebook.folder)
        let certificates = ["SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE"].compactMap { environment[$0] }
        self.init(
            folder: notebook.folder, store: store, data: locator.places + certificates,
            downloads: locator.mirrors.isEmpty ? nil : locator.cacheFolder)
    }
}
