/// What is wrong with a YAML text.
enum YAMLError: Error {
    /// It is no YAML, or more than one document.
    case syntax(String, at: YAMLNode.Place)
    /// A mapping has a key twice, the first time at the place.
    case duplicate(key: String, at: YAMLNode.Place)
}
