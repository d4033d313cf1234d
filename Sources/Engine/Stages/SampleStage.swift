/// A stage that takes each sample by itself. A worker takes one of its samples through several of them, one behind the
/// other, while what they hand on is in its second cache.
protocol SampleStage: Stage {
    var output: ActivationBuffer { get }
    /// Whether it ever does.
    var canTakeSamples: Bool { get }
    /// Whether it does in this step; workers otherwise share more than samples on the way back.
    func takesSamples(_ step: borrowing Step) -> Bool
    /// Values of these samples.
    func forward(_ samples: Range<Int>, _ step: borrowing Step)
    /// What comes before the way back of any sample; all workers wait for it.
    func prepareBackward(_ step: borrowing Step)
    /// Gradients of these samples, and what they give of the parameters' gradients.
    func backward(_ samples: Range<Int>, _ step: borrowing Step)
    /// What comes after the way back of all samples.
    func finishBackward(_ step: borrowing Step)
}

extension SampleStage {
    var sharesColumns: Bool { false }
    var canTakeSamples: Bool { true }
    func takesSamples(_ step: borrowing Step) -> Bool { true }
    func prepareBackward(_ step: borrowing Step) {}
    func finishBackward(_ step: borrowing Step) {}
    func forward(_ step: borrowing Step) { forward(step.worker.rows(of: step.rows), step) }

    func backward(_ step: borrowing Step) { backwardBySamples(step) }

    func backwardBySamples(_ step: borrowing Step) {
        prepareBackward(step)
        step.worker.wait()
        backward(step.worker.rows(of: step.rows), step)
        step.worker.wait()
        finishBackward(step)
    }
}
