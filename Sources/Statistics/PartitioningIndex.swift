extension RandomAccessCollection {
    /// Where the elements begin that `isBehind` holds for, all of which stand behind those it does not hold for; `endIndex`
    /// where there is none. By bisection.
    @inlinable
    package func partitioningIndex(where isBehind: (Element) throws -> Bool) rethrows -> Index {
        var (low, count) = (startIndex, count)
        while count > 0 {
            let half = count / 2, middle = index(low, offsetBy: half)
            if try isBehind(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
