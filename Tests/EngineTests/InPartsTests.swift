// Work that threads share out part by part.
import Testing

@testable import Engine

@Suite struct InPartsTests {
    /// However many threads there are, each place is there once and in its order.
    @Test(arguments: [0, 1, 999, 1000, 2000, 2001, 4099], [1, 2, 3, 7])
    func nothingIsLostOrMoved(count: Int, cores: Int) {
        #expect(inParts(of: count, cores: cores) { $0.map { $0 } } == Array(0..<count))
    }

    /// What some part throws is thrown, the first part's before others'.
    @Test(arguments: [1, 3]) func errorsAreThrown(cores: Int) {
        struct Failure: Error, Equatable { var place: Int }
        #expect(throws: Failure(place: 1500)) {
            try inParts(of: 5000, cores: cores) { part throws(Failure) in
                for place in part where place == 1500 || place == 4500 { throw Failure(place: place) }
                return Array(part)
            }
        }
    }
}
