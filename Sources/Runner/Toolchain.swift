internal import FoundationEssentials
internal import Store

/// The Swift compiler, and what a notebook program is compiled and linked against.
package struct Toolchain: Hashable, Sendable {
    /// The path of `swiftc`.
    package var swiftc: String
    /// The folder of the modules that notebooks import.
    package var modules: String
    /// The folder of the BNBook library.
    package var libraries: String
    /// The module maps of the C modules that those modules rest on.
    package var moduleMaps: [String]

    package init(swiftc: String, modules: String, libraries: String, moduleMaps: [String]) {
        self.swiftc = swiftc
        self.modules = modules
        self.libraries = libraries
        self.moduleMaps = moduleMaps
    }

    /// Which compiler and library these are: what one of them compiled or ran is not taken for that of another.
    package var identities: [(name: String, identity: String)] {
        [("Swift", swiftc), ("bnbook", "\(libraries)/libBNBook.so")].map { name, path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            let modified = (attributes?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
            return (name, "\(path) \(attributes?[.size] as? Int ?? 0) \(modified)")
        }
    }

    var identity: String { identities.map(\.identity).joined(separator: "\n") }

    /// What both checking and compiling pass to `swiftc`. Swift 5 mode spares notebooks the strict rules for shared variables.
    var arguments: [String] {
        ["-swift-version", "5", "-module-name", "notebook", "-diagnostic-style", "llvm", "-suppress-warnings", "-Onone", "-I", modules]
            + moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
    }

    /// What linking adds.
    var linking: [String] { ["-L", libraries, "-lBNBook", "-lm", "-Xlinker", "-rpath", "-Xlinker", libraries] }
}
