package import Foundation
package import Testing

/// Whether expectations are to be written in place of being compared: `RECORD=1`.
package let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

/// Compares with the text recorded in `file`. `RECORD=1` writes it; a file that is missing is written too, as a failure,
/// so that no expectation comes to be unseen.
package func expectRecorded(_ text: String, at file: URL, location: SourceLocation = #_sourceLocation) throws {
    if isRecording { return try Data(text.utf8).write(to: file) }
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
        try Data(text.utf8).write(to: file)
        Issue.record("\(file.lastPathComponent) was missing and has been written: look at it", sourceLocation: location)
        return
    }
    #expect(text == recorded, sourceLocation: location)
}
