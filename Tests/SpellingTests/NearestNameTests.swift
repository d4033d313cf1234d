/// Which known name a misspelt one may have meant.
import Spelling
import Testing

@Suite struct NearestNameTests {
    @Test(
        arguments: [
            // One letter more, fewer, other; two of six.
            ("Dropuot", ["Dense", "Dropout", "Flatten"], "Dropout"), ("Dens", ["Dense", "Dropout"], "Dense"),
            ("Desne", ["Dense"], "Dense"), ("catpion", ["caption", "columns"], "caption"),
            // Two neighbours that changed places are one mistake.
            ("htlm", ["html", "md", "tex"], "html"), ("ab", ["ba"], "ba"), ("mdp", ["pdf"], nil),
            // Case is no difference, and what is equal but for it is nearest.
            ("DENSE", ["Dense", "Lense"], "Dense"), ("ÉCOLE", ["école"], "école"),
            // The first of two that are equally near.
            ("cat", ["bat", "hat"], "bat"),
            // Not more than a third of the letters, and never all of them.
            ("abcdef", ["abxxxx"], nil), ("abcdef", ["abcdxx"], "abcdxx"), ("a", ["b"], nil), ("ab", ["ax"], "ax"),
            ("", ["a"], nil), ("a", [""], nil), ("x", [], nil),
            // A scalar is a letter, however many bytes it has.
            ("größe", ["grösse", "größen"], "größen"), ("学习率", ["学习"], "学习"),
        ] as [(String, [String], String?)])
    func `the nearest name is found, where one is near`(written: String, known: [String], nearest: String?) {
        #expect(nearestName(to: written, among: known) == nearest)
        #expect(suggestion(for: written, among: known) == nearest.map { Hint($0, insteadOf: written) })
        #expect(suggestion(for: written, among: known)?.text == nearest.map { "did you mean \"\($0)\"?" })
    }

    /// The bound on the distance only saves time: a search without it finds the same.
    @Test func `the nearest of many is the nearest of all`() {
        let known = ["relu", "elu", "selu", "gelu", "silu", "sigmoid", "softmax", "softplus", "softsign", "tanh"]
        for written in known.flatMap({ name in name.indices.map { name.replacing(name[$0...$0], with: "_") } }) {
            let distances = known.map { distance(written, $0) }
            let nearest = nearestName(to: written, among: known)
            if let nearest { #expect(distance(written, nearest) == distances.min(), "\(written): \(nearest)") }
            #expect((nearest == nil) == !zip(known, distances).contains { isNear(written, $0, $1) }, "\(written)")
        }
    }
}

/// Damerau's distance by its definition.
private func distance(_ left: String, _ right: String) -> Int {
    guard let a = left.first, let b = right.first else { return left.count + right.count }
    let (restOfLeft, restOfRight) = (String(left.dropFirst()), String(right.dropFirst()))
    if a == b { return distance(restOfLeft, restOfRight) }
    if let c = restOfLeft.first, let d = restOfRight.first, a == d, b == c {
        return 1
            + min(
                distance(String(restOfLeft.dropFirst()), String(restOfRight.dropFirst())), distance(restOfLeft, right),
                distance(left, restOfRight), distance(restOfLeft, restOfRight))
    }
    return 1 + min(distance(restOfLeft, right), distance(left, restOfRight), distance(restOfLeft, restOfRight))
}

private func isNear(_ written: String, _ known: String, _ distance: Int) -> Bool {
    let longest = max(written.count, known.count)
    return distance <= min(longest - 1, max(1, (longest + 1) / 3))
}
