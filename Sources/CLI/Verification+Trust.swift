internal import Engine
internal import Foundation
internal import Outputs
internal import Report
internal import Spelling
internal import Store

extension Verification {
    /// What was carried out here for a report that is verified takes the place of what came with the project's stores under
    /// the same names.
    func sign(_ report: Report, runs folder: String) {
        let fresh = RunStore(folder: folder) { _ in }
        for place in Installation.usualStores where FileManager.default.fileExists(atPath: place) {
            let kept = RunStore(folder: place, onStoreError: console.storeError)
            let digests = report.transcript.runs.eachOnce.map(\.digest).filter(kept.isForeign)
            let results = digests.compactMap { digest in fresh.result(digest).map { (digest, $0) } }
            for (digest, result) in results { kept.keep(result, digest) }
            if !results.isEmpty {
                console.say(
                    "\(place): \(counted(results.count, "result")) that came from another machine are this one's own now"
                )
            }
        }
    }
}
