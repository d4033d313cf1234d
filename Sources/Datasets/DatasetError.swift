/// What can be wrong with a data set, as facts.
package enum DatasetError: Error, Hashable {
    /// A place that was looked at, and what is wrong with what is there.
    package struct Look: Hashable, Sendable {
        /// The folder, archive or file.
        package var place: String
        /// What is wrong with it; `nil` where there is nothing.
        package var problem: DatasetError?

        /// A place, by default one with nothing there.
        package init(place: String, problem: DatasetError? = nil) {
            self.place = place
            self.problem = problem
        }
    }

    // A file that was found
    /// The file cannot be read, for the system's `reason`.
    case unreadable(file: String, reason: String)
    /// What zlib cannot inflate, in its words.
    case corruptGzip(file: String, reason: String)
    /// A gzip file ends after so many of its inflated bytes.
    case truncatedGzip(file: String, bytes: Int, expected: Int)
    /// An IDX file holds fewer bytes than its header promises.
    case truncated(file: String, bytes: Int, expected: Int)
    /// A file holds more bytes than its format lets it.
    case tooLong(file: String, expected: Int)
    /// The first four bytes of an IDX file are others: the element type, or the number of dimensions.
    case wrongMagic(file: String, found: UInt32, expected: UInt32)
    /// An IDX file's dimensions, the samples first, are others.
    case wrongShape(file: String, found: [Int], expected: [Int])
    /// The contents are not those that bnbook knows, by their SHA-256 in hexadecimal.
    case wrongDigest(file: String, found: String, expected: String)
    /// The label of the sample `index`, counted from 0, is none of the classes.
    case labelOutOfRange(file: String, index: Int, label: Int, classes: Int)
    /// A folder that holds some of the four files only.
    case incomplete(folder: String, missing: [String])
    /// A file of arrays that is none, or holds others than are asked for.
    case array(file: String, found: String, expected: String)
    /// An archive that cannot be read as one.
    case corruptArchive(file: String, reason: String)

    // Getting it
    /// The data set is in none of the places, and could not be downloaded.
    /// `files` are what it is made of, in a folder of `BNBOOK_DATA`.
    case notFound(name: String, looked: [Look], download: [DatasetError], files: [String], folder: String)
    /// The server was not reached, in libcurl's words.
    case noNetwork(url: String, reason: String)
    /// The server answered with another status than 200.
    case httpStatus(url: String, status: Int)
    /// libcurl cannot be loaded, in the linker's words.
    case noCurl(reason: String)
    /// What was downloaded cannot be kept.
    case unwritable(path: String, reason: String)

    // What was asked for
    /// A part is asked for with a number of samples that cannot be.
    case wrongCount(split: String, count: Int)
    /// A part holds fewer samples than were asked for.
    case tooFew(part: String, count: Int, asked: Int)
    /// A cell of a CSV file, its line and column counted from 1.
    case csv(file: String, line: Int, column: Int, found: String, expected: String)
    /// A number that cannot be, such as the noise of points.
    case wrongSetting(name: String, value: Double, expected: String)
    /// A setting that is a word.
    case wrongWord(name: String, value: String, expected: String)
    /// Samples that a notebook made, asked for where it is not running.
    case notKept(name: String)
    /// No column of this name tells groups.
    case noGroups(column: String, known: [String])
    /// Of a table's rows that a notebook gives, counted from 0.
    case rows(place: String, found: String, expected: String)
    /// The samples are others than those that the run was made for, by the digests of both.
    case changed(name: String, found: String, expected: String)
}
