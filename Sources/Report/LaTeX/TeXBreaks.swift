/// Where lines may end within words that are longer than a line may hold, such as addresses, paths, names in code and
/// digests: behind the scalars of these indices.
func texBreaks(_ scalars: [Unicode.Scalar]) -> Set<Int> {
    if scalars.count <= longWord { return [] }
    var breaks: Set<Int> = []
    var start = 0
    for end in scalars.indices.map({ $0 + 1 }) where end == scalars.count || scalars[end].properties.isWhitespace {
        if end - start > longWord { breaks.formUnion(texBreaks(scalars, start..<end)) }
        start = end + 1
    }
    return breaks
}

/// Words of more letters than this may end a line within: longer than those that TeX parts well by itself.
private let longWord = 24

/// The places in one word: behind signs, where a name in code begins a word, and in what is no words at all, as digits of
/// a digest, behind every fourth.
private func texBreaks(_ scalars: [Unicode.Scalar], _ word: Range<Int>) -> [Int] {
    var run = 0
    let parts = scalars[word].split { !$0.isASCIILetterOrDigit }
    let hasDigest = parts.contains { $0.count > longWord && $0.count { "0"..."9" ~= $0 } * 4 > $0.count }
    return word.dropLast().filter { index in
        let (sign, next) = (scalars[index], scalars[index + 1])
        run = sign.isASCIILetterOrDigit ? run + 1 : 0
        if "/._-:?&=#@+,;)]}|\\".unicodeScalars.contains(sign) { return !"/.,:;)]}".unicodeScalars.contains(next) }
        return sign.properties.isLowercase && next.properties.isUppercase
            || hasDigest && run > 0 && run.isMultiple(of: 4) && next.isASCIILetterOrDigit
    }
}

private extension Unicode.Scalar {
    var isASCIILetterOrDigit: Bool { "0"..."9" ~= self || "a"..."z" ~= self || "A"..."Z" ~= self }
}
