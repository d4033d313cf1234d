/// What a worker remembers of data sets.
import Engine
import Experiments
import Foundation
import TestSupport
import Testing

@testable import Worker

@Suite struct LoadedDatasetTests {
    /// The samples are the same, and what their columns are called is not.
    @Test(arguments: [[0, 1], [1, 0], [0, 1, 0, 1]])
    func filesOfTheSameNumbersHaveNamesOfTheirOwn(order: [Int]) throws {
        let folder = TemporaryFolder(), headers = ["age,height,ill", "width,depth,animal"]
        for (index, header) in headers.enumerated() {
            try folder.write(Array("\(header)\n1,2,0\n3,4,1\n".utf8), to: "\(index).csv")
        }
        let worker = RunWorker(runs: RunStore(folder: nil) { _ in }, jobs: 1)
        for index in order {
            let names = headers[index].split(separator: ",").map(String.init)
            let source = TableSource(file: "\(folder.path)/\(index).csv", predicts: .label(names[2]))
            let asked = worker.reply(to: .dataset(.table(source)), onProgress: { _ in }).answer.content
            let dataset = try #require(asked as? Dataset)
            for each in [dataset, dataset.split(test: 0.5)] {
                let found = worker.reply(to: .featureNames(each), onProgress: { _ in }).answer.content
                #expect(found as? [String] == Array(names.prefix(2)))
            }
        }
    }
}
