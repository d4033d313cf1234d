internal import Foundation
internal import Synchronization

/// A program on the PATH that the user has beside bnbook. It is started within the user's own session, so that it can ask for a
/// passphrase; what runs a notebook's code is `Runner`'s.
struct Tool {
    let name: String

    struct Outcome {
        var isSuccess: Bool
        var output: [UInt8]
        var errors: String

        /// What it said, on standard error first.
        var words: String {
            (errors.isEmpty ? String(decoding: output, as: UTF8.self) : errors)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// Runs it to its end; `nil` where there is no such program.
    /// - Parameter input: The file that is its standard input; none without one.
    func run(_ arguments: [String], input: String? = nil) -> Outcome? {
        let process = Process(), output = Pipe(), errors = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardInput = input.flatMap(FileHandle.init(forReadingAtPath:)) ?? FileHandle.nullDevice
        (process.standardOutput, process.standardError) = (output, errors)
        guard (try? process.run()) != nil else { return nil }
        // Both are read as they come: a pipe that nobody empties stops who writes.
        let said = Mutex(Data()), isRead = DispatchGroup()
        DispatchQueue.global().async(group: isRead) {
            let words = errors.fileHandleForReading.readDataToEndOfFile()
            said.withLock { $0 = words }
        }
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        isRead.wait()
        process.waitUntilExit()
        // What `env` says where it does not find the program.
        if process.terminationStatus == 127 { return nil }
        return Outcome(
            isSuccess: process.terminationStatus == 0, output: [UInt8](bytes),
            errors: said.withLock { String(decoding: $0, as: UTF8.self) })
    }
}
