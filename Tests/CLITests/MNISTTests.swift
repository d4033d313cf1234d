import Foundation
import Testing

/// Real MNIST, where `BNBOOK_DATA` names the folder that holds it.
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["BNBOOK_DATA"] != nil, "BNBOOK_DATA does not name a folder with mnist/")
)
struct MNISTTests {
    @Test func oneEpochReachesWhatItShould() throws {
        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        bnbook.environment["BNBOOK_DATA"] = ProcessInfo.processInfo.environment["BNBOOK_DATA"]
        try bnbook.write(
            "a.md",
            """
            ```swift experiment
            let mnist = try Dataset.mnist()
            let model = Model("M") { Flatten(); Dense(64); BatchNormalization(); Activation(.relu); Dense(10, activation: .softmax) }
            let result = try Experiment(on: mnist, epochs: 1, batchSize: 128, seeds: 1) { model }.run()
            ```

            `{swift} mnist.name`: `{swift} result["M"].testAccuracy.mean > 0.92`, `{swift} result["M"].testAccuracy.mean < 0.98`
            """)
        let outcome = try bnbook.run("render", "a.md", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(bnbook.text("output/a.md").contains("MNIST: yes, yes"))
    }
}
