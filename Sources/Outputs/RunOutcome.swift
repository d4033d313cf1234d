/// What a run ends with: the numbers that tables and claims are computed from.
package struct RunOutcome: Codable, Hashable, Sendable {
    /// The epoch whose weights it ends with; 0 where nothing was trained.
    package var epoch: Int
    /// Mean loss (nats) and accuracy (a fraction) over the epoch's batches, in training mode; in epoch 0 of inference.
    package var trainLoss: Double
    /// The accuracy of the same batches, a fraction; `nil` where numbers are predicted, as all accuracies are.
    package var trainAccuracy: Double?
    /// Mean loss and accuracy over the test samples.
    package var testLoss: Double
    /// The accuracy over the test samples, a fraction.
    package var testAccuracy: Double?
    /// The same over the validation samples; `nil` where there are none.
    package var validationLoss: Double?
    /// The accuracy over the validation samples, a fraction; `nil` where there are none.
    package var validationAccuracy: Double?
    /// The same over training samples, in inference mode; `nil` where that was not asked for.
    package var evaluatedTrainLoss: Double?
    /// The accuracy over training samples in inference mode, a fraction; `nil` where that was not asked for.
    package var evaluatedTrainAccuracy: Double?
    /// R² over the test samples; `nil` where classes are predicted.
    package var testR2: Double?
    /// Root mean squared error over the test samples, in the targets' unit.
    package var testRMSE: Double?
    /// Mean absolute error over the test samples, in the targets' unit.
    package var testMAE: Double?

    /// The numbers of one epoch.
    package init(
        epoch: Int, trainLoss: Double, trainAccuracy: Double?, testLoss: Double, testAccuracy: Double?,
        validationLoss: Double? = nil, validationAccuracy: Double? = nil, evaluatedTrainLoss: Double? = nil,
        evaluatedTrainAccuracy: Double? = nil, testR2: Double? = nil, testRMSE: Double? = nil, testMAE: Double? = nil
    ) {
        self.epoch = epoch
        self.trainLoss = trainLoss
        self.trainAccuracy = trainAccuracy
        self.testLoss = testLoss
        self.testAccuracy = testAccuracy
        self.validationLoss = validationLoss
        self.validationAccuracy = validationAccuracy
        self.evaluatedTrainLoss = evaluatedTrainLoss
        self.evaluatedTrainAccuracy = evaluatedTrainAccuracy
        self.testR2 = testR2
        self.testRMSE = testRMSE
        self.testMAE = testMAE
    }
}
