internal import FoundationEssentials
internal import Store

/// What is in a folder, by number where all names are whole numbers, else by code points; without what is hidden. Throws
/// ``DatasetError/unreadable(file:reason:)``.
func contents(ofFolder folder: String) throws -> [String] {
    guard let found = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        let hint = pathHint(nearestPath(to: folder))
        throw DatasetError.unreadable(file: folder, reason: "it is no folder, or may not be read" + hint)
    }
    let names = found.filter { !$0.hasPrefix(".") }
    let byCodePoints = names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let numbers = byCodePoints.compactMap { Int($0) }
    guard numbers.count == names.count else { return byCodePoints }
    return zip(numbers, byCodePoints).sorted { $0.0 < $1.0 }.map(\.1)
}

/// The paths of all files under a folder, from the folder on, in one order; hidden ones are left out.
func filesUnder(_ folder: String) -> [String] {
    let names = (try? contents(ofFolder: folder)) ?? []
    return names.flatMap { name in
        isFolder("\(folder)/\(name)") ? filesUnder("\(folder)/\(name)").map { "\(name)/\($0)" } : [name]
    }
}
