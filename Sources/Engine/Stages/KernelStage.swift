internal import CKernels

/// A stage of samples whose kernel's gradient is a sum over all of them.
///
/// The way back goes sample by sample: what is read of one for the gradient of its input is still in the caches when the
/// kernel's gradient asks for it. Workers share the samples, or where a kernel is large its gradient's rows.
protocol KernelStage: SampleStage {
    var kernel: Parameter { get }
    var biasSums: BiasSums? { get }
    /// `nil` where a kernel is larger than the samples that workers then need not hand to each other.
    var sums: SampleSums? { get }
    /// Takes what has come back for samples of this worker's as far as the sums of products.
    func endGradients(_ samples: Range<Int>, _ step: borrowing Step)
    /// The gradient of a sample's input.
    func passGradients(_ sample: Int, _ step: borrowing Step)
    /// What a sample gives of these rows of the kernel's gradient.
    func addKernelGradient(
        _ rows: Range<Int>, _ sample: Int, _ step: borrowing Step, isFirst: Bool, into gradient: BNRows,
        _ upcoming: BNUpcoming)
    /// What the way back reads first of the next of these samples.
    func upcoming(after sample: Int, of range: Range<Int>, _ step: borrowing Step) -> BNUpcoming
}

extension KernelStage {
    /// Whether each worker finds what its samples give of the kernel's gradient, or its rows of what all samples give.
    func takesSamples(_ step: borrowing Step) -> Bool {
        step.worker.isAlone || sums != nil && step.rows >= step.worker.team.count
    }

    func backward(_ own: Range<Int>, _ step: borrowing Step) {
        for sample in own {
            endGradients(sample..<sample + 1, step)
            passGradients(sample, step)
            let waiting = step.worker.leads ? nil : sums?.from(sample: sample)
            addKernelGradient(
                0..<kernel.values.rows, sample, step, isFirst: sample == 0 || waiting != nil,
                into: waiting ?? kernel.gradient.from(), upcoming(after: sample, of: own, step))
        }
    }

    func finishBackward(_ step: borrowing Step) {
        if !step.worker.isAlone { sums?.add(step) }
        if step.worker.leads { biasSums?.finish(step) }
    }

    func backward(_ step: borrowing Step) {
        if takesSamples(step) { return backwardBySamples(step) }
        let own = step.worker.rows(of: step.rows), rows = step.worker.rows(of: kernel.values.rows)
        prepareBackward(step)
        for sample in own { endGradients(sample..<sample + 1, step) }
        step.worker.wait()
        for sample in 0..<step.rows {
            if own.contains(sample) { passGradients(sample, step) }
            addKernelGradient(
                rows, sample, step, isFirst: sample == 0, into: kernel.gradient.from(row: rows.lowerBound),
                upcoming(after: sample, of: 0..<step.rows, step))
        }
        if step.worker.leads { biasSums?.finish(step) }
    }
}
