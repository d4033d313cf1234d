/// Files of weights, as other programs see them.
@testable import BNBook
import Engine
import Foundation
import TestSupport
import Testing
import Worker

@Suite struct SavedWeightsTests {
    @Test(arguments: [
        (
            false,
            ["2.bias", "2.kernel", "3.beta", "3.gamma", "3.moving_mean", "3.moving_variance", "5.bias", "5.kernel"]
        ), (true, ["2.bias", "2.kernel", "4.bias", "4.kernel"]),
    ])
    func `a file says what it is`(folded: Bool, names: [String]) throws {
        let folder = TemporaryFolder(), path = folder.path + "/weights.safetensors",
            store = RunStore(folder: nil) { Issue.record("\($0)") }
        let result = try Experiment(on: .digits(train: 200, test: 100), epochs: 1, seeds: 2) {
            Model("Small") {
                Flatten(); Dense(4); BatchNormalization(); Activation(.relu); Dense(10, activation: .softmax)
            }
        }
        .run(by: .own(RunWorker(runs: store, jobs: 2)))
        try result.saveWeights(
            of: "Small", folded: folded, seed: 1, to: path, by: .own(RunWorker(runs: store, jobs: 2)))
        let bytes = try Data(contentsOf: URL(filePath: path)),
            length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        let header = try #require(JSONSerialization.jsonObject(with: bytes[8..<8 + length]) as? [String: Any])
        #expect(header.keys.filter { $0 != "__metadata__" }.sorted() == names)
        let spec = result.experiment.spec(for: result.experiment.trials[0], seed: 1)
        let metadata = [
            "model": "1 Flatten()\n2 Dense(4)\n3 Activation(.relu)\n4 Dense(10, activation: .softmax)",
            "folded from":
                "1 Flatten()\n2 Dense(4)\n3 BatchNormalization()\n4 Activation(.relu)\n5 Dense(10, activation: .softmax)",
            "data":
                "Synthetic digits: 200 training and 100 test samples of 28 × 28 pixels, 10 classes; pixels divided by 255",
            "data digest": spec.dataset.identity, "seed": "1", "run": try spec.digest(),
        ]
        #expect(header["__metadata__"] as? [String: String] == (folded ? metadata : nil))
    }
}
