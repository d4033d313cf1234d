internal import FoundationEssentials

/// The whole path of a file or folder that is named from the working folder, without `.`, `..` and a slash at its end.
package func absolutePath(_ path: String) -> String {
    let full = URL(filePath: path.isEmpty ? "." : path).standardizedFileURL.path(percentEncoded: false)
    return full.count > 1 && full.hasSuffix("/") ? String(full.dropLast()) : full
}
