/// What calls of this target's functions must keep to: a mistake in a notebook ends it with words, at the call.

/// Ends the program where `share` is not above 0 and below 1, in words that begin with what it is.
func checkShare(_ share: Double, _ name: String, _ file: StaticString, _ line: UInt) {
    guard share > 0, share < 1 else {
        fatalError("\(name) of \(share); expected above 0 and below 1", file: file, line: line)
    }
}

/// Ends the program where `count` is below `least`, in words that begin with what it is.
func checkCount(_ count: Int, atLeast least: Int, _ name: String, _ file: StaticString, _ line: UInt) {
    guard count >= least else {
        fatalError("\(name) is \(count); expected at least \(least)", file: file, line: line)
    }
}
