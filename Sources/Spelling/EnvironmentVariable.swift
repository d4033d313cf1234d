/// The names of the variables that bnbook reads in its environment, or sets in that of what it starts.
package enum EnvironmentVariable {
    /// The folder that downloaded data are looked for in first.
    package static let data = "BNBOOK_DATA"
    /// Where MNIST is downloaded from, addresses with commas between.
    package static let mirrors = "BNBOOK_MNIST_MIRRORS"
    /// The folder of the store.
    package static let store = "BNBOOK_STORE"
    /// "1" where a notebook's program that is started by hand trains all runs anew.
    package static let fresh = "BNBOOK_FRESH"
    /// How many cores such a program uses.
    package static let jobs = "BNBOOK_JOBS"
    /// The variant of the kernels: "scalar".
    package static let kernels = "BNBOOK_KERNELS"
    /// The folder of the Python environment that holds Typst.
    package static let typst = "BNBOOK_TYPST"
    /// What a notebook's program begins its records with.
    package static let outputs = "BNBOOK_OUTPUTS"
    /// "1" where nothing is trained.
    package static let plan = "BNBOOK_PLAN"
    /// How Swift's runtime tells where a program died.
    package static let backtrace = "SWIFT_BACKTRACE"
    /// "1" where Swift's sets and dictionaries have the same order in each run.
    package static let hashing = "SWIFT_DETERMINISTIC_HASHING"
}
