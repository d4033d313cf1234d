internal import Spelling

extension YAMLReader {
    /// What is under `allow:`: a list of `network`, `read: path`, `write: path` and `environment: NAME`, or one of them.
    mutating func permissions(_ value: YAMLNode) -> Permissions {
        var permissions = Permissions()
        for item in value.sequence ?? [value] {
            if item.string == "network" {
                permissions.network = true
            } else if let mapping = item.mapping {
                for (key, value) in mapping { read(key, value, into: &permissions) }
            } else {
                report(
                    item, "\(name) \"allow\" holds \(described(item)); expected \(Self.permissionWords)",
                    item.string.flatMap(hint))
            }
        }
        return permissions
    }

    /// What is under `limits:`.
    mutating func limits(_ value: YAMLNode) -> Limits {
        var limits = Limits()
        let known = ["memory", "processor-time", "compile-time", "file-size", "processes"]
        for (key, value) in entries(below: value, of: "limits", known: known) {
            switch key {
            case "memory": limits.memory = bytes(value, of: key) ?? limits.memory
            case "file-size": limits.fileSize = bytes(value, of: key) ?? limits.fileSize
            case "processor-time":
                limits.processorTime = count(value, of: key, upTo: 1 << 31) ?? limits.processorTime
            case "compile-time": limits.compileTime = count(value, of: key, upTo: 1 << 31) ?? limits.compileTime
            default: limits.processes = count(value, of: key, upTo: 1 << 15) ?? limits.processes
            }
        }
        return limits
    }
}

private extension YAMLReader {
    static let permissionWords = "network, read: path, write: path or environment: NAME"

    mutating func read(_ key: YAMLNode, _ value: YAMLNode, into permissions: inout Permissions) {
        switch key.string {
        case "read": permissions.reads += names(value, of: "read", "a path")
        case "write": permissions.writes += names(value, of: "write", "a path")
        case "environment": permissions.environment += names(value, of: "environment", "a variable's name")
        case "network":
            if let isAllowed = bool(value, of: "network") { permissions.network = isAllowed }
        default:
            report(
                key, "unknown key of allow \(described(key)); expected \(Self.permissionWords)",
                key.string.flatMap { suggestion(for: $0, among: ["network", "read", "write", "environment"]) })
        }
    }

    /// Texts that are not empty: an empty path would be the notebook's folder.
    mutating func names(_ value: YAMLNode, of key: String, _ expected: String) -> [String] {
        for item in value.sequence ?? [value] where item.string?.allSatisfy(\.isWhitespace) == true && !item.isNull {
            report(item, "\(name) \"\(key)\" is empty; expected \(expected)")
        }
        return texts(value, of: key) ?? []
    }

    /// For a right that is written as one text: "read: /x" in quotation marks, or `read /x`.
    func hint(_ text: String) -> Hint? {
        let known = ["network", "read", "write", "environment"]
        let parts = text.split(maxSplits: 1) { $0 == ":" || $0 == " " }
        guard let key = parts.first.map(String.init), known.contains(key) else {
            return suggestion(for: text, among: known)
        }
        let place = parts.dropFirst().first.map { $0.drop { $0 == " " } } ?? ""
        return key == "network"
            ? Hint("network", insteadOf: text)
            : "it is a key and its value, without quotation marks around both: \(key): \(place)"
    }

    /// "512 MB", "16 GB".
    mutating func bytes(_ value: YAMLNode, of key: String) -> Int? {
        let units = ["KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40]
        if let text = value.string, let match = text.wholeMatch(of: #/(\d+) ?([KMGT]B)/#),
            let unit = units[String(match.2)],
            let count = Int(match.1), count > 0,
            case let (bytes, isTooLarge) = count.multipliedReportingOverflow(by: unit),
            !isTooLarge
        {
            return bytes
        }
        report(value, "\(name) \"\(key)\" is \(described(value)); expected a size such as 512 MB or 16 GB")
        return nil
    }
}
