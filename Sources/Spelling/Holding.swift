extension StringProtocol {
    /// Whether it holds `text`, letters and signs of ASCII: found by bytes, in a small part of the time that `contains` takes
    /// to tell letters apart, so that each line of a text can be asked at every keystroke.
    package func holds(_ text: StaticString) -> Bool {
        let word = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        let isHeld = utf8.withContiguousStorageIfAvailable { bytes in bytes.holds(word) }
        return isHeld ?? Array(utf8).withUnsafeBufferPointer { $0.holds(word) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func holds(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = word.first else { return true }
        var start = 0
        while start + word.count <= count {
            if self[start] == first, self[start..<start + word.count].elementsEqual(word) { return true }
            start += 1
        }
        return false
    }
}
