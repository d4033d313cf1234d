/// Stages one behind the other that take each sample by itself. Gradients between them are a worker's, not the batch's.
final class SampleChain: SampleStage {
    private let stages: [any SampleStage]
    let output: ActivationBuffer

    /// At least one stage.
    init(_ stages: [any SampleStage]) {
        self.stages = stages
        output = stages[stages.count - 1].output
        for stage in stages.dropLast() { stage.output.passSamples() }
    }

    func takesSamples(_ step: borrowing Step) -> Bool {
        for stage in stages where !stage.takesSamples(step) { return false }
        return true
    }

    func backward(_ step: borrowing Step) {
        if takesSamples(step) { return backwardBySamples(step) }
        for stage in stages.reversed() {
            stage.backward(step)
            step.worker.wait()
        }
    }

    func forward(_ samples: Range<Int>, _ step: borrowing Step) {
        for sample in samples {
            for stage in stages { stage.forward(sample..<sample + 1, step) }
        }
    }

    func prepareBackward(_ step: borrowing Step) { for stage in stages { stage.prepareBackward(step) } }

    func backward(_ samples: Range<Int>, _ step: borrowing Step) {
        var step = copy step
        step.passesSamples = true
        for sample in samples {
            for stage in stages.reversed() { stage.backward(sample..<sample + 1, step) }
        }
    }

    func finishBackward(_ step: borrowing Step) { for stage in stages { stage.finishBackward(step) } }
}

extension [any Stage] {
    /// The same with a chain in the place of stages one behind the other that take each sample by itself.
    var chained: [any Stage] {
        var result: [any Stage] = [], chain: [any SampleStage] = []
        func end() {
            result += chain.count > 1 ? [SampleChain(chain)] : chain as [any Stage]
            chain = []
        }
        for stage in self {
            if let stage = stage as? any SampleStage, stage.canTakeSamples {
                chain.append(stage)
            } else {
                end()
                result.append(stage)
            }
        }
        end()
        return result
    }
}
