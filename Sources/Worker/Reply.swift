package import Datasets
package import Experiments
package import Outputs

/// The answer to a request.
package struct Reply: Codable, Sendable {
    /// What the report has to know of it: runs, data from outside, notices. The program says it where it asked.
    package var said: [Output]
    /// What was asked for.
    package var answer: Answer

    /// What a request can be answered with.
    package enum Answer: Codable, Sendable {
        /// A result for each run that was asked for, in that order.
        case results(ResultList)
        /// A data set.
        case dataset(Dataset)
        /// The digest of files, in hexadecimal.
        case digest(String)
        /// Some test images.
        case testImages(TestImages)
        /// The names of features.
        case names([String])
        /// Whether it is so.
        case holds(Bool)
        /// What is in a table.
        case tableReport(TableReport)
        /// A number of samples.
        case count(Int)
        /// It was done.
        case done
        /// It could not be done; `isMissing` where data was found nowhere.
        case failed(String, isMissing: Bool)

        /// What it answers with; `()` for nothing.
        package var content: Any {
            switch self {
            case .results(let list): list
            case .dataset(let dataset): dataset
            case .digest(let digest): digest
            case .testImages(let images): images
            case .names(let names): names
            case .holds(let isSo): isSo
            case .tableReport(let report): report
            case .count(let count): count
            case .done, .failed: ()
            }
        }
    }
}

extension Reply {
    /// The same reply in parts, which are short however many runs it tells of; the last has the answer, or what is left of it.
    var parts: [Reply] {
        let lists = if case .results(let list) = answer { list.parts.map(Answer.results) } else { [answer] }
        return said.map { Reply(said: [$0], answer: .results(ResultList([]))) }
            + lists.map { Reply(said: [], answer: $0) }
    }

    /// Takes in the part that follows.
    mutating func append(_ next: Reply) {
        said += next.said
        guard case .results(let more) = next.answer, case .results(var list) = answer else {
            return answer = next.answer
        }
        answer = .done
        list.append(more)
        answer = .results(list)
    }
}

/// Some of a data set's test images.
package struct TestImages: Codable, Sendable {
    /// Whether the samples are images at all.
    package var areImages: Bool
    /// How many there are in all.
    package var count: Int
    /// Row-major bytes, [place, height, width], and a class for each; empty where the samples are no images, or a place
    /// is none.
    package var pixels: [UInt8]
    /// The class of each.
    package var labels: [UInt8]
}

/// Why a request failed, in words.
package struct RequestError: Error, CustomStringConvertible {
    /// The reason.
    package let description: String
    /// Whether data was found nowhere.
    package let isMissing: Bool

    /// A reason in words.
    package init(_ description: String, isMissing: Bool = false) {
        (self.description, self.isMissing) = (description, isMissing)
    }
}
