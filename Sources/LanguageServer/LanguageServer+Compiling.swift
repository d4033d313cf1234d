internal import Document
internal import Foundation
internal import Notebook
internal import Runner

/// How long nothing must be typed before the compiler looks at it.
private let pause = Duration.milliseconds(350)

extension LanguageServer {
    /// When the compiler is to look next; `nil` where it has nothing to do, or is at work.
    var deadline: ContinuousClock.Instant? {
        compiling == nil ? documents.values.compactMap(\.compilation).min() : nil
    }

    /// Has the compiler look at a document, once nothing is typed for a while.
    mutating func compileLater(_ uri: String, after delay: Duration = pause) {
        guard services.toolchain != nil, let document = documents[uri] else { return }
        documents[uri]?.compilation = document.needsCompilation ? .now + delay : nil
    }

    /// Starts the compiler on the document that has waited longest.
    mutating func compileNext() {
        let due = documents.filter { $0.value.compilation.map { $0 <= .now } ?? false }
        guard let (uri, document) = due.min(by: { ($0.value.compilation ?? .now) < ($1.value.compilation ?? .now) })
        else { return }
        documents[uri]?.compilation = nil
        guard let notebook = document.analysis.notebook, let program = document.analysis.program else { return }
        compiling = uri
        let (services, queue) = (services, queue)
        Thread.detachNewThread {
            var problems: [Diagnostic] = []
            do { problems = try services.compile(notebook) } catch let found as Diagnostics {
                problems = found.all
            } catch {
                problems = [notebook.diagnostic(at: .init(line: 1, column: 1), "\(error)")]
            }
            queue.push(.compiled(uri: uri, program, problems))
        }
    }
}
