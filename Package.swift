// swift-tools-version: 6.2
import PackageDescription

/// Imports are private unless said otherwise, so a notebook program never has to load Foundation.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Rooms that loop over numbers or bytes. The first build is optimized in them alone (`-Xswiftc -Onone` for all else, in the
/// Makefile): elsewhere the optimizer takes four fifths of the compilation, and renders take twice as long without it
/// (docs/performance.md). The command line has SwiftPM's last word, so they say theirs to the compiler proper.
let numeric = strict + [.unsafeFlags(["-Xfrontend", "-O"], .when(configuration: .release))]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = strict) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// `data` names folders of notebooks and expectations that the tests read where they are.
func tests(
    _ room: String, _ dependencies: [Target.Dependency] = [], data: [String] = [],
    settings: [SwiftSetting] = strict
) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: [.byName(name: room), "TestSupport"] + dependencies, exclude: data,
        swiftSettings: settings)
}

let package = Package(
    name: "bnbook",
    products: [
        .library(name: "BNBook", type: .dynamic, targets: ["BNBook"]),
        .executable(name: "bnbook", targets: ["CLI"]),
        .executable(name: "bnbook-worker", targets: ["ClusterWorker"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // Floor 1: C libraries, and rooms that know nothing of each other.
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CCurl"),
        .systemLibrary(name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
        .target(name: "CKernels"),
        .target(name: "CPlatform", cSettings: [.define("_GNU_SOURCE")]),
        .target(name: "CImages", dependencies: ["CPNG", "CJPEG"]),
        room("NumberFormats", [], numeric),
        room("Spelling", [], numeric),
        room("StyleSheets", [], numeric),
        room("Document", ["Spelling"]),
        room("Comparison", ["Statistics"]),
        room("Statistics", [], numeric),
        room("Experiments", ["NumberFormats", "Spelling", "Statistics"]),
        room("SVGCharts", ["NumberFormats", "Spelling", "Statistics"]),
        room("Store", ["Spelling", "CCrypto"]),
        room("Preview", ["Spelling", "Store"]),
        // Floor 2
        room("Datasets", ["Statistics", "Experiments", "Spelling", "Store", "CZlib", "CCurl", "CImages"], numeric),
        room("Outputs", ["NumberFormats", "SVGCharts", "Spelling", "Statistics", "Store"]),
        room("Notebook", ["Document", "Spelling", "Statistics", "CCMark", "CYAML"]),
        room("Import", ["Document", "Notebook", "Spelling"]),
        // Floor 3
        room("Engine", ["Experiments", "Datasets", "Spelling", "Store", "CKernels"], numeric),
        // Outputs hold charts: who holds outputs names SVGCharts too, so that a change of a chart's layout rebuilds it.
        room(
            "Runner",
            ["Document", "Notebook", "Outputs", "Spelling", "Statistics", "SVGCharts", "Store", "CPlatform"]),
        room(
            "Report",
            [
                "Document", "Notebook", "NumberFormats", "Outputs", "Spelling", "Statistics", "Store", "StyleSheets",
                "SVGCharts", "CDuktape", "CZlib",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        room(
            "LanguageServer",
            [
                "Document", "Notebook", "NumberFormats", "Outputs", "Report", "Runner", "Spelling", "Statistics",
                "SVGCharts", "Store",
            ]),
        room(
            "Worker",
            [
                "Experiments", "SVGCharts", "Store", "Datasets", "Outputs", "Engine", "NumberFormats", "Spelling",
                "CPlatform",
            ]),
        // Floor 4
        room(
            "BNBook",
            [
                "Statistics", "Experiments", "Spelling", "SVGCharts", "Store", "Datasets", "Outputs", "Engine",
                "NumberFormats",
                "Worker", "CPlatform",
            ]),
        .executableTarget(
            name: "CLI",
            dependencies: [
                "Comparison", "Document", "Notebook", "Runner", "Report", "Outputs", "SVGCharts", "Store", "Datasets",
                "Experiments", "Spelling", "Statistics", "Engine", "NumberFormats", "Worker", "CPlatform",
                "LanguageServer", "Preview", "Import",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // What a task of a cluster needs, without what reports are made with.
        .executableTarget(name: "ClusterWorker", dependencies: ["Engine"], swiftSettings: strict),
        .target(name: "AllocationCounter", path: "Benchmarks/AllocationCounter"),
        .target(name: "HardwareLimits", path: "Benchmarks/HardwareLimits"),
        .executableTarget(
            name: "EngineBenchmark",
            dependencies: [
                "AllocationCounter", "Engine", "Experiments", "Datasets", "HardwareLimits", "Store", "CKernels",
            ],
            path: "Benchmarks/EngineBenchmark",
            swiftSettings: numeric),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "SourcesTests", dependencies: ["TestSupport"], swiftSettings: strict),
        tests("NumberFormats"),
        tests("Spelling"),
        tests("Statistics", data: ["record.py", "recorded.json"]),
        tests("Experiments", ["Statistics"], data: ["Metrics/record.py", "Metrics/recorded.json"]),
        tests("BNBook", ["Statistics", "Experiments", "SVGCharts", "Store", "Outputs", "Engine", "Worker"]),
        tests("Outputs", ["NumberFormats", "Statistics", "SVGCharts"]),
        tests("Runner", ["Document", "Notebook", "Outputs"]),
        tests("Store"),
        tests("Preview", ["Store"]),
        tests("LanguageServer", ["Document", "Notebook", "Report", "Runner"]),
        tests("Notebook", ["Document", "Spelling"], data: ["Broken", "Good"]),
        tests(
            "Report", ["Document", "Notebook", "Outputs", "Statistics", "StyleSheets", "SVGCharts"],
            data: ["Golden", "CommonMark"]),
        tests("Import", ["Document", "Notebook"], data: ["Cases", "Signatures"]),
        tests("CKernels", settings: numeric),
        tests("Engine", ["Experiments", "Datasets", "Store", "CKernels"], data: ["Keras"]),
        tests("SVGCharts", ["NumberFormats", "Statistics"], data: ["Golden"]),
        tests("Datasets", ["Experiments", "Store", "CZlib"]),
        tests(
            "CLI", ["BNBook", "Comparison", "Notebook", "Outputs", "Report", "Runner"],
            data: ["Notebooks", "Forged", "Neovim", "Older"]),
    ]
)

// The fuzz target needs its sanitizer in every file, so it is no part of an ordinary build: scripts/fuzz makes it.
if Context.environment["BNBOOK_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "NotebookFuzzer", dependencies: ["Notebook"], path: "Benchmarks/NotebookFuzzer",
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
