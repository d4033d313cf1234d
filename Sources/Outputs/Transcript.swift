internal import Statistics

/// All that one run of a notebook said, sorted by what said it.
package struct Transcript: Codable, Hashable, Sendable {
    /// What each block showed, by its index: text, values, tables, figures and expected failures, in order.
    package var blocks: [Int: [Output]] = [:]
    /// Each inline value, by its index.
    package var inlines: [Int: Value] = [:]
    /// The claim of each inline value that is one.
    package var inlineClaims: [Int: ClaimRecord] = [:]
    /// The training runs, in the order they were reported.
    package var runs = RunRecords()
    /// What asked for each run, in the same order.
    @InRepetitions package var runOrigins: [Origin] = []
    /// The lines (1 for a block's first) that the statements of each block begin on, as far as they were reached, by
    /// the block's index.
    package var statements: [Int: [Int]] = [:]
    /// What a reader must not miss, each once.
    package var notices: [String] = []
    /// Data from outside, in the order it was asked for, each once.
    package var inputs: [InputRecord] = []
    /// What blocks compute and do not show.
    package var unshown: [UnshownValue] = []
    /// Why the run did not come to its end; `nil` where it did.
    package var failure: Failure?

    /// What ended a run early.
    package struct Failure: Codable, Hashable, Sendable {
        /// Where it happened; `nil` before the first part began.
        package var part: Output.Part?
        /// The line of the part (1 for its first) and the column, as near as is known.
        package var line: Int
        /// The column, 1 for the line's first; 1 where only the line is known.
        package var column: Int
        /// Why it ended, in the runtime's words or ours.
        package var message: String

        /// A failure at a place of a part.
        package init(part: Output.Part?, line: Int, column: Int, message: String) {
            self.part = part
            self.line = line
            self.column = column
            self.message = message
        }
    }

    /// Where something was asked for.
    package struct Origin: Codable, Hashable, Sendable {
        /// The part that asked; `nil` before the first began.
        package var part: Output.Part?
        /// The line of the part that the statement begins on, 1 for its first.
        package var line: Int
    }

    /// Of a run that has said nothing yet.
    package init() {}
}

extension Transcript {
    /// Takes in an output of the statement that begins on `line` of `part`; printed text that follows text is joined to
    /// it.
    package mutating func take(_ output: Output, of part: Output.Part?, line: Int = 1) {
        switch output {
        case .runs(let series):
            runs.append(contentsOf: series)
            runOrigins += repeatElement(Origin(part: part, line: line), count: series.count)
        case .notice(let notice, _): if !notices.contains(notice) { notices.append(notice) }
        case .input(let input): if !inputs.contains(input) { inputs.append(input) }
        case .reached(let line): if case .block(let index)? = part { statements[index, default: []].append(line) }
        case .began, .progress, .warning, .finished: break
        case .text, .value, .table, .figure, .claim, .claimSummary, .failure:
            switch part {
            case .block(let index): append(output, to: &blocks[index, default: []])
            case .inline(let index):
                take(output, into: &inlines[index])
                if case .claim(let claim) = output { inlineClaims[index] = claim }
            case nil: break
            }
        }
    }

    private func append(_ output: Output, to outputs: inout [Output]) {
        guard case .text(let text) = output, case .text(var earlier)? = outputs.last else {
            return outputs.append(output)
        }
        // Taken out, so that it is appended to in place and a million lines cost no more than their letters.
        outputs.removeLast()
        earlier += text
        outputs.append(.text(earlier))
    }

    /// A value stands above what was printed on the way to it.
    private func take(_ output: Output, into value: inout Value?) {
        switch output {
        case .value(let shown): value = shown
        case .claim(let claim): value = Value(claim.verdict.rawValue)
        case .text(let text): value = value ?? Value(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        default: break
        }
    }
}
