internal import Document
internal import Engine
internal import Experiments
internal import Foundation
internal import Notebook
internal import Spelling
internal import Store

/// A training run in a file, as docs/run-json.md describes it.
struct RunFile {
    let path: String
    let spec: RunSpec

    /// - Throws: `Diagnostic` at the place in the file that is wrong: what is no JSON, what is missing, of another kind
    ///   or
    ///   unknown, members that are there twice; `UnreadableFile`; `RunFileError` for a run that cannot be carried
    ///   out.
    init(path: String) throws {
        let bytes = try readFile(path, as: "run")
        func wrong(_ fault: JSONText.Fault) -> Diagnostic {
            Diagnostic(
                path: path, position: Position(ofByte: fault.place, in: bytes), message: fault.message,
                hint: fault.hint ?? "docs/run-json.md describes what a run holds")
        }
        let text: JSONText
        do throws(JSONText.Fault) { text = try JSONText(bytes) } catch { throw wrong(error) }
        do { spec = try RunSpec(json: bytes) } catch let error as ModelError {
            throw RunFileError.impossible(path, reason: error)
        } catch {
            throw wrong(text.explanation(of: error))
        }
        self.path = path
        if let unknown = text.unknownMember(of: spec) { throw wrong(unknown) }
    }
}
