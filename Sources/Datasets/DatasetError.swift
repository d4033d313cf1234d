/// What can be wrong with a data set, as facts.
package enum DatasetError: Error, Hashable {
    /// A place that was looked at, and what is wrong with what is there.
    package struct Look: Hashable, Sendable {
        package var place: String
        package var problem: DatasetError?

        package init(place: String, problem: DatasetError? = nil) {
            self.place = place
            self.problem = problem
        }
    }

    // A file that was found
    case unreadable(file: String, reason: String)
    case corruptGzip(file: String, reason: String)
    case truncatedGzip(file: String, bytes: Int, expected: Int)
    case truncated(file: String, bytes: Int, expected: Int)
    case tooLong(file: String, expected: Int)
    case wrongMagic(file: String, found: UInt32, expected: UInt32)
    case wrongShape(file: String, found: [Int], expected: [Int])
    case wrongDigest(file: String, found: String, expected: String)
    case labelOutOfRange(file: String, index: Int, label: Int, classes: Int)
    /// A folder that holds some of the four files only.
    case incomplete(folder: String, missing: [String])
    case corruptArchive(file: String, reason: String)

    // Getting it
    case notFound(name: String, looked: [Look], download: [DatasetError])
    case noNetwork(url: String, reason: String)
    case httpStatus(url: String, status: Int)
    case noCurl(reason: String)
    case unwritable(path: String, reason: String)

    // What was asked for
    case wrongCount(split: String, count: Int)
    case tooFew(part: String, count: Int, asked: Int)
    case csv(file: String, line: Int, column: Int, found: String, expected: String)
    /// A number that cannot be, such as the noise of points.
    case wrongSetting(name: String, value: Double, expected: String)
    case changed(name: String, found: String, expected: String)
}
