internal import Datasets
internal import Foundation
internal import Notebook
internal import Runner
internal import Spelling

/// Where this bnbook's own files are: beside the build it comes from, or under the prefix it was installed to.
struct Installation {
    let toolchain: Toolchain
    let templates: String

    /// - Throws: `InstallationError` for files that are missing, or a machine without Swift; `RunnerError` for a Swift
    ///   that is not whole.
    static func found() throws -> Installation {
        let bnbook = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let executable = bnbook.deletingLastPathComponent()
        guard let compiler = try Toolchain.compiler(searching: ProcessInfo.processInfo.environment["PATH"] ?? "") else {
            throw InstallationError.noSwift
        }
        let installed = executable.deletingLastPathComponent().appending(path: "lib/bnbook").path(percentEncoded: false)
        if FileManager.default.fileExists(atPath: "\(installed)/libBNBook.so") {
            return Installation(library: installed, bnbook: bnbook.path(percentEncoded: false), compiler: compiler)
        }
        guard let package = packageFolder(above: executable) else {
            throw InstallationError.incomplete(executable.path(percentEncoded: false))
        }
        let build = trimmed(executable.path(percentEncoded: false))
        let toolchain = Toolchain(
            compiler: compiler, bnbook: bnbook.path(percentEncoded: false), modules: "\(build)/Modules",
            libraries: build,
            moduleMaps: moduleMaps(in: "\(package)/Sources"), cache: cache)
        return Installation(toolchain: toolchain, templates: "\(package)/templates")
    }

    /// The folder that keeps a notebook's results and programs: `BNBOOK_STORE`, else `.bnbook` beside the project's
    /// `bnbook.yml`, else beside the notebook.
    static func store(for notebook: String) -> String {
        if let folder = namedStore { return folder }
        let own = URL(filePath: notebook).deletingLastPathComponent()
        return NotebookFolder.projectFolder(of: own).appending(path: ".bnbook").path(percentEncoded: false)
    }

    /// Where a store is looked for that nobody named: the project's, or that of its notebooks.
    static var usualStores: [String] {
        if let folder = namedStore { return [folder] }
        return FileManager.default.fileExists(atPath: "bnbook.yml") ? [".bnbook"] : ["notebooks/.bnbook", ".bnbook"]
    }

    /// The folder that `BNBOOK_STORE` names; `nil` without it.
    static var namedStore: String? {
        ProcessInfo.processInfo.environment[EnvironmentVariable.store].flatMap { $0.isEmpty ? nil : $0 }
    }
}

private extension Installation {
    init(library: String, bnbook: String, compiler: String) {
        self.init(
            toolchain: Toolchain(
                compiler: compiler, bnbook: bnbook, modules: "\(library)/modules", libraries: library,
                moduleMaps: Self.moduleMaps(in: "\(library)/include"), cache: Self.cache),
            templates: "\(library)/templates")
    }

    /// A folder for what of the user's can be had again; `nil` for a user without a home.
    static var cache: String? {
        DatasetLocator(environment: ProcessInfo.processInfo.environment, workingDirectory: "").cacheFolder
    }

    static func packageFolder(above folder: URL) -> String? {
        var folder = folder
        while folder.path(percentEncoded: false) != "/" {
            if holds("Package.swift", folder) { return trimmed(folder.path(percentEncoded: false)) }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    static func holds(_ file: String, _ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: file).path(percentEncoded: false))
    }

    /// The maps of the C modules under `folder`, in `X/module.modulemap` or `X/include/module.modulemap`.
    static func moduleMaps(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().flatMap {
            ["\(folder)/\($0)/module.modulemap", "\(folder)/\($0)/include/module.modulemap"]
        }
        .filter { FileManager.default.fileExists(atPath: $0) }
    }

    static func trimmed(_ path: String) -> String {
        path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    }
}
