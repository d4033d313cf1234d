// Means, spreads and differences of numbers of any size, and what of them is rounding.
import Testing

@testable import Statistics

@Suite struct SampleTests {
    @Test(arguments: Recorded.rows("moments")) func momentsOfAnySize(row: Row) throws {
        #expect(agrees(row.list(0).mean, row.number(1)))
        #expect(agrees(try #require(row.list(0).standardDeviation), row.number(2)))
    }

    @Test(
        arguments: [
            [0.1, 0.1, 0.1], Array(repeating: 0.1, count: 10), [0.1 + 0.2, 0.3], [0, 0], [1e308, 1e308, 1e308],
            [.leastNonzeroMagnitude, .leastNonzeroMagnitude], [-1e-300, -1e-300],
            [97.6, 97.6 + 1e-13, 97.6 - 1e-13],
        ] as [[Double]])
    func whatRoundingLeavesIsNoSpread(values: [Double]) {
        #expect(values.standardDeviation == 0)
        #expect(isEqualWithinRounding(values.mean, values[0]))
    }

    @Test(
        arguments: [[1, 1 + 1e-11], [1e-300, 2e-300], [0, .leastNonzeroMagnitude], [1e15, 1e15 + 4000]] as [[Double]]
    )
    func whatIsMoreIsSpread(values: [Double]) throws {
        #expect(try #require(values.standardDeviation) > 0)
    }

    @Test(arguments: [[], [1]] as [[Double]]) func oneValueHasNoDeviation(values: [Double]) {
        #expect(values.standardDeviation == nil && values.mean.isNaN == values.isEmpty)
    }

    @Test func constantValuesAreTheirMean() {
        for count in 2...100 { #expect(Array(repeating: 0.1, count: count).mean == 0.1) }
    }

    @Test(
        arguments: [
            ([0.1 + 0.2], [0.3], [0]), ([0.9712, 0.9713], [0.9702, 0.9703], [0.001, 0.001]),
            ([1, 2, 3], [0, 1, 2], [1, 1, 1]), ([0.98, 0.97], [0.5, 0.25], [0.98 - 0.5, 0.97 - 0.25]),
            ([.infinity, 1], [1, .infinity], [.infinity, -.infinity]), ([1e22, 3e22], [1e22, 1e22], [0, 2e22]),
            ([1e-30, 1e-30], [2e-30, 2e-30], [-1e-30, -1e-30]), ([1e300, 1e300], [-1e300, -1e300], [2e300, 2e300]),
            ([0.1, 0.1], [0, 0], [0.1, 0.1]), ([], [], []),
        ] as [([Double], [Double], [Double])])
    func differencesArePaired(left: [Double], right: [Double], differences: [Double]) {
        #expect(pairedDifferences(left, right) == differences)
    }

    @Test func whatIsNoNumberDiffersByNone() {
        for difference in pairedDifferences([.infinity, .nan], [.infinity, 1]) { #expect(difference.isNaN) }
    }
}
