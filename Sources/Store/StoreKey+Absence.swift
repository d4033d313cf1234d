internal import FoundationEssentials

extension StoreKey {
    /// Why the user of this process has no secret, and what would give one.
    package static var absence: String { absence(environment: ProcessInfo.processInfo.environment) }

    /// Why a user with this environment has none. What is found is never said, as it may be nearly right.
    package static func absence(environment: [String: String]) -> String {
        let expected =
            "expected at least 64 digits of hexadecimal, an even number, as `openssl rand -hex 32` gives"
        let outcome = "so results that came with a folder are not told from this machine's own"
        if let text = environment[variable], !text.isEmpty {
            return "\(variable) is no secret: found \(found(text)), \(expected); \(outcome)"
        }
        if let folder = configurationFolder(environment), let bytes = try? readFile("\(folder)/store.key") {
            let words = found(String(decoding: bytes, as: UTF8.self))
            return
                "\(folder)/store.key is no secret: found \(words), \(expected); remove it, and another is made; \(outcome)"
        }
        return "no secret can be kept in $XDG_CONFIG_HOME/bnbook or ~/.config/bnbook, \(outcome)"
    }

    /// How many characters there are, and which is the first that is no digit.
    private static func found(_ text: String) -> String {
        let line = text.prefix { $0 != "\n" }
        let place = line.firstIndex { !$0.isHexDigit || !$0.isASCII }
        let stray = place.map { "no digit at character \(line.distance(from: line.startIndex, to: $0) + 1)" }
        return stray ?? "\(line.count) digits"
    }
}
