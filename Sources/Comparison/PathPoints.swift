/// The points that a path goes through.
struct PathPoints {
    /// In pixels.
    private(set) var points: [(x: Double, y: Double)] = []

    init(_ text: String) {
        var numbers: [Double] = []
        var command: Character = "M"
        var word = ""
        func number() -> Double? { Double(word.hasPrefix(".") ? "0" + word : word.replacing("-.", with: "-0.")) }
        func endWord() {
            if let value = number() { numbers.append(value) }
            word = ""
        }
        for character in text {
            switch character {
            case "0"..."9": word.append(character)
            case "." where !word.contains("."): word.append(character)
            case ".", "-":
                endWord()
                word.append(character)
            case "a"..."d", "f"..."z", "A"..."D", "F"..."Z":
                endWord()
                take(command, numbers)
                (command, numbers) = (character, [])
            default: endWord()
            }
        }
        endWord()
        take(command, numbers)
    }
}

private extension PathPoints {
    /// How many numbers each step of a command has.
    static let counts: [Character: Int] = ["m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7]

    mutating func take(_ command: Character, _ numbers: [Double]) {
        guard let kind = command.lowercased().first, let count = Self.counts[kind] else { return }
        for start in stride(from: 0, through: numbers.count - count, by: count) {
            let step = Array(numbers[start..<start + count])
            let last = points.last ?? (x: 0, y: 0)
            let base = command.isLowercase ? last : (x: 0, y: 0)
            switch kind {
            case "h": points.append((base.x + step[0], last.y))
            case "v": points.append((last.x, base.y + step[0]))
            default: points.append((base.x + step[count - 2], base.y + step[count - 1]))
            }
        }
    }
}
