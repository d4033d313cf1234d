internal import Datasets
internal import Experiments
internal import Foundation
internal import Outputs
internal import Report

/// The data that a notebook's run asked for, as it is now.
struct NotebookInputs {
    /// The notebook's.
    let folder: String
    let digests: FileDigests

    /// Whether data is as it was when it was asked for.
    func isCurrent(_ input: InputRecord) -> Bool { digest(of: input) == input.digest }

    /// The digest of what `input` names; `nil` for what this bnbook does not know.
    func digest(of input: InputRecord) -> String? {
        if !input.files.isEmpty { return digests.digest(of: input.files.map(path)) }
        let locator = DatasetLocator(environment: ProcessInfo.processInfo.environment, workingDirectory: folder)
        if input.name == "MNIST" { return locator.mnistContentDigest(digests) }
        return PublishedImages.allCases.first { $0.name == input.name }.map { locator.contentDigest(of: $0, digests) }
    }

    /// Those of the files that are there, each once, with the digests of their bytes.
    func files(_ names: [String]) -> [ReportRecord.File] {
        names.eachOnce(by: \.self).compactMap { name in
            digests.digest(of: path(name)).map { ReportRecord.File(name: name, digest: $0) }
        }
    }

    private func path(_ name: String) -> String {
        URL(filePath: folder).appending(path: name).path(percentEncoded: false)
    }
}
