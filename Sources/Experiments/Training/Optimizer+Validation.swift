extension Optimizer {
    /// Throws if a hyperparameter is not a number, or out of range.
    public func validate() throws(ModelError) {
        try check(rule.learningRate, "learning rate", .positive)
        switch rule {
        case .sgd(_, let momentum, _):
            try check(momentum, "momentum", .unit)
        case .adam(_, let beta1, let beta2, let epsilon), .amsgrad(_, let beta1, let beta2, let epsilon),
            .adamax(_, let beta1, let beta2, let epsilon),
            .nadam(_, let beta1, let beta2, let epsilon):
            try check(beta1, "beta1", .belowOne)
            try check(beta2, "beta2", .belowOne)
            try check(epsilon, "epsilon", .positive)
        case .lion(_, let beta1, let beta2):
            try check(beta1, "beta1", .belowOne)
            try check(beta2, "beta2", .belowOne)
        case .rmsprop(_, let rho, let momentum, let epsilon, _):
            try check(rho, "rho", .belowOne)
            try check(momentum, "momentum", .unit)
            try check(epsilon, "epsilon", .positive)
        case .adagrad(_, let first, let epsilon):
            try check(first, "initial accumulator", .notNegative)
            try check(epsilon, "epsilon", .positive)
        case .adadelta(_, let rho, let epsilon):
            try check(rho, "rho", .belowOne)
            try check(epsilon, "epsilon", .positive)
        }
        try check(weightDecay, "weight decay", .notNegative)
        if let clipping { try check(clipping.bound, "clipping bound", .positive) }
        if let problem = schedule?.problem {
            throw .optimizer(name: problem.name, value: problem.value, expected: problem.expected)
        }
    }

    private func check(_ value: Double, _ name: String, _ range: SettingRange<Double>) throws(ModelError) {
        guard range.contains(value) else { throw .optimizer(name: name, value: "\(value)", expected: range.expected) }
    }
}

private extension SettingRange<Double> {
    static var belowOne: SettingRange { SettingRange("at least 0 and below 1") { $0 >= 0 && $0 < 1 } }
}
