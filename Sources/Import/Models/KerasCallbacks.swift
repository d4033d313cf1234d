/// Keras's `fit`, and the callbacks that are carried over: a row each.
enum KerasCallbacks {
    /// What is taken over elsewhere is ignored here.
    static let fit = CallRow(
        "fit", as: "",
        .fixed("x", "y", "batch_size") + [ArgumentRow("epochs", "nb_epoch", kind: .ignored)]
            + .fixed(
                "verbose", "callbacks", "validation_split", "validation_data", "shuffle", "class_weight=None",
                "sample_weight=None", "initial_epoch=0", "steps_per_epoch=None", "validation_steps=None",
                "validation_batch_size", "validation_freq=1")
            + [ArgumentRow].fixed("max_queue_size", "workers", "use_multiprocessing").named)

    static let stopping = CallRow(
        "EarlyStopping", as: "EarlyStopping",
        [
            ArgumentRow(
                "monitor", kind: .word(["val_loss": "", "val_accuracy": ".accuracy", "val_acc": ".accuracy"]),
                as: "monitor: %"),
            ArgumentRow("min_delta", kind: .amount, as: "minimumDelta: %", order: 3),
            ArgumentRow("patience", kind: .count, as: "patience: %", implied: "0"),
        ] + .fixed("verbose", "mode='auto'|'min'|'max'", "baseline=None") + [
            ArgumentRow("restore_best_weights", kind: .truth, as: "restoresBestWeights: %")
        ] + .fixed("start_from_epoch=0"))

    /// Of the loss of the validation samples.
    static let plateau = CallRow(
        "ReduceLROnPlateau", as: ".reduceOnPlateau",
        .fixed("monitor='val_loss'") + [
            ArgumentRow("factor", kind: .amount, as: "factor: %", implied: "0.1"),
            ArgumentRow("patience", kind: .count, as: "patience: %", implied: "10"),
        ] + .fixed("verbose", "mode='auto'|'min'") + [
            ArgumentRow("min_delta", kind: .amount, as: "minimumDelta: %", implied: "0.0001")
        ] + .fixed("cooldown=0") + [ArgumentRow("min_lr", kind: .amount, as: "minimumRate: %", implied: "0")])

    /// - Throws: a mode that is none of what is watched: a loss falls, an accuracy rises.
    static func checkMode(of object: PythonObject) throws(Omission) {
        let given = try stopping.bound(object)
        guard let mode = given["mode"] else { return }
        let isLoss = given["monitor"]?.value.text ?? "val_loss" == "val_loss"
        guard mode.value.text == (isLoss ? "max" : "min") else { return }
        throw Omission(
            place: mode.place, message: "\"mode\" of EarlyStopping is \(mode.value.words), which is not carried over")
    }
}
