/// Words in a row, such as the layers of a model.
extension [String] {
    /// The words with commas between them; what comes three times or more in a row is written once: "20 × (Dense(64),
    /// Activation(.relu))".
    var listed: String {
        var parts: [String] = [], rest = self[...]
        while !rest.isEmpty {
            let (length, times) = rest.repetition, group = rest.prefix(length).joined(separator: ", ")
            parts.append(times == 1 ? group : length == 1 ? "\(times) × \(group)" : "\(times) × (\(group))")
            rest = rest.dropFirst(length * times)
        }
        return parts.joined(separator: ", ")
    }
}

private extension ArraySlice<String> {
    /// How long the group at the beginning is that takes up the most words by coming three times or more, and how often
    /// it comes; one word, once, if there is none.
    var repetition: (length: Int, times: Int) {
        var best = (length: 1, times: 1)
        for length in 1..<count / 3 + 1 {
            let group = prefix(length)
            var times = 1
            while dropFirst(length * times).starts(with: group) { times += 1 }
            if times >= 3, length * times > best.length * best.times { best = (length, times) }
        }
        return best
    }
}
