internal import FoundationEssentials
internal import Store

/// The Swift compiler, and what a notebook program is compiled and linked against.
package struct Toolchain: Hashable, Sendable {
    /// The folder of the compiler's own programs, `swiftc` and `swift-frontend`.
    package var compiler: String
    /// The path of the program that writes and runs notebook programs: this one.
    package var bnbook: String
    /// The folder of the modules that notebooks import.
    package var modules: String
    /// The folder of the BNBook library.
    package var libraries: String
    /// The module maps of the C modules that those modules rest on.
    package var moduleMaps: [String]
    /// A folder of the user's own, for what can be had again; `nil` where there is none. Nothing that is started outside of a
    /// sandbox is taken from a store, which may come with somebody else's notebooks.
    package var cache: String?
    /// How far the compiler stands back behind others who want the processor, 0 to 19.
    package var niceness: Int32 = 0

    /// A toolchain at places that were found elsewhere.
    package init(
        compiler: String, bnbook: String, modules: String, libraries: String, moduleMaps: [String], cache: String? = nil
    ) {
        self.compiler = compiler
        self.bnbook = bnbook
        self.modules = modules
        self.libraries = libraries
        self.moduleMaps = moduleMaps
        self.cache = cache
    }

    /// Which compiler and bnbook these are: what one of them compiled or ran is not taken for that of another.
    package var identities: [(name: String, identity: String)] {
        [("Swift", [swiftc, frontend]), ("bnbook", [bnbook, "\(libraries)/libBNBook.so"])].map { name, files in
            (name, files.map(fileIdentity).joined(separator: "\n"))
        }
    }

    /// Checks and links; starts the front end for what it compiles.
    var swiftc: String { "\(compiler)/swiftc" }

    /// Compiles one file: what `swiftc` would start, without the time that takes.
    var frontend: String { "\(compiler)/swift-frontend" }

    /// Says what is known of a place in Swift.
    var languageServer: String { "\(compiler)/sourcekit-lsp" }

    /// Whether this toolchain can say what is known of a place in Swift.
    package var hasLanguageServer: Bool { FileManager.default.isExecutableFile(atPath: languageServer) }

    var identity: String { identities.map(\.identity).joined(separator: "\n") }

    /// What compiling passes to the front end. Swift 5 mode spares notebooks the strict rules for shared variables;
    /// without a limit of its own the front end looks for no name that may have been meant.
    var arguments: [String] {
        [
            "-swift-version", "5", "-module-name", "notebook", "-diagnostic-style", "llvm",
            "-Onone", "-gline-tables-only",
            "-typo-correction-limit", "20", "-I", modules,
        ] + moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
    }

    /// What linking adds. The toolchain's own linker takes half the time of others.
    var linking: [String] {
        let lld = FileManager.default.isExecutableFile(atPath: "\(compiler)/ld.lld") ? ["-use-ld=lld"] : []
        return lld + ["-L", libraries, "-lBNBook", "-lm", "-Xlinker", "-rpath", "-Xlinker", libraries]
    }

    /// The file that keeps how programs are linked with this toolchain; `nil` where nothing can be kept.
    var keptLinkerCommand: String? {
        cache.map { folder in
            let arguments = linking.joined(separator: "\n")
            return "\(folder)/linking/" + SHA256.digest("objects 2\n\(identity)\n\(arguments)")
        }
    }
}

/// Path, size and time of change: two files of one path that differ in neither are taken for the same.
private func fileIdentity(_ path: String) -> String {
    let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
    let modified = (attributes?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
    return "\(path) \(attributes?[.size] as? Int ?? 0) \(modified)"
}
