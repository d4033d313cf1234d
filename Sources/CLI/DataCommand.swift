internal import ArgumentParser
internal import Datasets
internal import Experiments
internal import Foundation

/// `bnbook data`: says which data sets there are, and where.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "List the data sets, where each was found, and its digest.",
        discussion: """
            Published images are looked for in the folder that BNBOOK_DATA names (which holds mnist/, fashion-mnist/, kmnist/, emnist/,
            cifar-10/ and cifar-100/), then in the caches of bnbook, Keras and torchvision. What is nowhere is downloaded when a notebook
            asks for it.

            EXAMPLES
              bnbook data
              BNBOOK_DATA=~/datasets bnbook data
            """)

    func run() throws {
        for listing in listDatasets(locator: DatasetLocator(environment: ProcessInfo.processInfo.environment)) {
            switch listing.state {
            case .found(let dataset, let path): describe(dataset, path)
            case .drawn(let dataset): describe(dataset, "drawn by program")
            case .downloadable(let hosts):
                print("\(listing.name): not here; downloaded from \(hosts.joined(separator: " or ")) when needed")
            case .unavailable(let reason): print("\(listing.name): not to be had\n  \(reason)".printable)
            }
            if let license = listing.license { print("  licence: \(license)") }
        }
    }

    private func describe(_ dataset: Dataset, _ place: String) {
        print("\(dataset.name): \(place)".printable)
        print("  \(dataset.trainCount) for training, \(dataset.testCount) for testing; SHA-256 \(dataset.digest)")
    }
}
