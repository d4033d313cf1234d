// No number that a notebook hands to a public function, however odd, traps, hangs or takes the machine's memory: what cannot
// be is refused with words that say what was found and what was expected, or gives NaN.
import BNBook
import Testing

@Suite struct ArgumentTests {
    static let integers = [Int.min, -(1 << 62), -1, 0, 1, 2, 3, 7, 100, 1 << 20, 1 << 24, 1 << 31, 1 << 62, .max]
    static let numbers: [Double] = [
        -.infinity, -.greatestFiniteMagnitude, -1e9, -1, -0.0, 0, .leastNonzeroMagnitude, 1e-300, 0.25, 0.5, 1, 1.5, 37,
        1e9, 1e300, .greatestFiniteMagnitude, .infinity, .nan,
    ]
    static let shares = [.leastNonzeroMagnitude, 1e-300, 0.05, 0.5, 0.95, 1 - 1e-16]

    @Test(.timeLimit(.minutes(20))) func distributionsHaveAValueEverywhere() {
        for number in Self.numbers {
            _ = Normal.cumulative(number)
            #expect(Normal.quantile(number).isNaN == !(0...1).contains(number))
            for degrees in Self.integers where degrees > 0 {
                #expect(!(StudentT.cumulative(number, degreesOfFreedom: degrees) > 1))
                #expect(!(StudentT.tail(number, degreesOfFreedom: degrees) < 0))
                // Thousands of steps for each of a thousand halvings are seconds, not forever.
                guard degrees <= 100 else { continue }
                #expect(StudentT.quantile(number, degreesOfFreedom: degrees).isNaN == !(0...1).contains(number))
                for delta in Self.numbers where delta.magnitude <= 37 {
                    _ = NoncentralT.cumulative(number, degreesOfFreedom: degrees, noncentrality: delta)
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(20))) func testsHaveAPOfAnything() {
        for first in Self.integers where first >= 0 {
            for second in Self.integers where second >= 0 {
                #expect((0...1).contains(McNemarTest(onlyFirst: first, onlySecond: second).pValue))
                guard second <= first, first > 0 else { continue }
                for share in Self.shares {
                    #expect(Proportion(second, of: first).wilsonInterval(confidence: share).upperBound <= 1)
                }
            }
            if first > 0 { #expect((0...1).contains(SignFlipTest.leastPValue(count: first))) }
            if first > 1 {
                for effect in Self.numbers { _ = Power.pairedTTest(effect: effect, count: first, alpha: 0.05) }
            }
        }
        for effect in Self.numbers { for share in Self.shares { _ = Power.pairs(effect: effect, alpha: share) } }
        for number in Self.numbers {
            let values = [1, number, 2]
            _ = [values.holmAdjusted, values.benjaminiHochbergAdjusted]
            for alternative in Alternative.allCases {
                _ = PairedTTest(values, mean: number)?.pValue(alternative)
                _ = SignFlipTest(values)?.pValue(alternative)
                _ = WilcoxonTest(values)?.pValue(alternative)
            }
            _ = EquivalenceTest(values, margin: number)?.pValue
            for share in Self.shares {
                _ = Bootstrap.interval(values, confidence: share, resamples: 9)
                _ = Bootstrap.interval([1, 2], confidence: share, resamples: 9) { $0[0] + number }
            }
        }
    }

    @Test func estimatesAndValuesAreWritten() {
        for number in Self.numbers {
            let estimate = Estimate([number, 1, number, number / 3], unit: .fraction)
            _ = [estimate.mean, estimate.halfWidth ?? 0, (estimate - estimate).mean]
            for claim in [
                Claim("c", estimate, isLessThan: number), Claim("c", estimate, isGreaterThan: estimate),
                Claim("c", estimate, equals: Estimate([1, 2, 3, number], unit: .fraction), within: 1),
            ] {
                _ = [claim.verdict.rawValue, "\(claim.seedsNeeded ?? 0) \(claim.effectSize ?? 0)"]
            }
            for places in Self.integers {
                #expect(!number.shown(decimals: places).text.isEmpty && !number.value(decimals: places).text.isEmpty)
                let formats: [ValueFormat] = [
                    .percent(places), .decimals(places), .significant(places), .signed(places),
                ]
                for format in formats + [.grouped, .pValue, .unit("m", decimals: places)] {
                    #expect(!number.shown(as: format).text.isEmpty && !"\(estimate)".isEmpty)
                }
                for format in formats { #expect(!estimate.shown(as: format).text.isEmpty) }
            }
        }
    }

    @Test(.timeLimit(.minutes(20))) func countsOfDataAndStepsAreRefusedOrTaken() {
        let data = digits
        for count in Self.integers {
            for other in Self.integers + [nil] as [Int?] {
                let parts = [
                    data.split(test: count, validation: other), data.subset(train: count, test: other),
                    data.with(.shifted(down: count, right: other ?? 0)),
                ]
                for part in parts { attempt { _ = try Experiment(on: part, seeds: 1) { small } } }
                attempt { _ = try Experiment(on: data, epochs: count, batchSize: other ?? 1, seeds: 1) { small } }
                attempt {
                    _ = try Model("M") {
                        Flatten(); Dense(count)
                    }.parameterCount(input: [other ?? 1, count])
                }
                for input in [[count, other ?? 1, 3], [other ?? 1, count]] {
                    for model in Self.models(count, other ?? 1) {
                        attempt { _ = try model.parameterCount(input: input) }
                    }
                }
            }
            attempt { _ = try Experiment(on: data, seeds: count) { small } }
            _ = data.className(count)
            for probe in [Probe.loss(every: count), .unit(layer: count, unit: count, every: 1)] {
                for step in Self.integers { _ = probe.isDue(at: step) }
                let options = TrainingOptions(updates: count, probes: [probe])
                attempt { _ = try Experiment(on: data, options: options, seeds: 1) { small } }
            }
            for number in Self.numbers {
                let schedules: [LearningRateSchedule] = [
                    .exponentialDecay(steps: count, factor: number, staircase: true),
                    .cosineDecay(steps: count, alpha: number),
                    .piecewiseConstant(boundaries: [count], rates: [number]),
                    .warmUp(steps: count, then: .cosineDecay(steps: 3)),
                    .reduceOnPlateau(factor: number, patience: count),
                ]
                for schedule in schedules { for done in Self.integers { _ = schedule.rate(after: done, from: number) } }
            }
        }
        for number in Self.numbers {
            for part in [
                data.split(test: number, validation: 0.2), data.split(validation: number), data.withLabelNoise(number),
                data.with(.rotated(degrees: number)), data.with(.blurred(deviation: number)),
            ] {
                attempt { _ = try Experiment(on: part, seeds: 1) { small } }
            }
        }
    }

    @Test func predictionsAnswerAnyCount() {
        let predictions = Predictions(
            classes: [0, 1, 1], labels: [0, 1, 0], losses: [0.1, .nan, .infinity],
            logits: [[1, 0], [0, .infinity], [0, 1]])
        for count in Self.integers {
            _ = [predictions.hardest(count).count, predictions.counts.support(count)]
            _ = [predictions.counts.f1(count), predictions.counts.precision(count), predictions.counts.recall(count)]
        }
    }

    /// A layer of each kind that takes numbers.
    private static func models(_ first: Int, _ second: Int) -> [Model] {
        let size = Extent2D(first, second)
        return [
            Model("Convolution") { Conv2D(first, size, strides: Extent2D(second, 1), padding: .same) },
            Model("Valid") {
                Conv2D(second, 3); Conv2D(1, size)
            },
            Model("Pooling") {
                MaxPooling2D(size); AveragePooling2D(2, strides: size, padding: .same)
            },
            Model("Shape") {
                Reshape(first, second); Flatten(); Dense(second)
            },
            Model("Recurrent") {
                LSTM(first, returnSequences: true); GRU(second, returnSequences: true); SimpleRNN(first)
            },
            Model("Steps") {
                Conv1D(first, second, strides: size.height, padding: .same); MaxPooling1D(second, strides: first)
            },
            Model("Attention") { MultiHeadAttention(numHeads: first, keyDim: second) },
            Model("Group") {
                GroupNormalization(groups: first); Residual { Dense(second) }
            },
        ]
    }

    /// An error in words is as good as a value.
    private func attempt(_ body: () throws -> Void) {
        do { try body() } catch { #expect(!"\(error)".isEmpty) }
    }
}
