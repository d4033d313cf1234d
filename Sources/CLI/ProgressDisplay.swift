internal import Foundation
internal import NumberFormats
internal import Outputs

/// Shows a notebook's run while it goes on, on standard error.
final class ProgressDisplay {
    enum Style { case none, bar, lines }

    private let name: String
    private let blocks: Int
    private let style: Style
    private var block: Int?
    private var lastLine = ContinuousClock.now
    private var isDrawn = false

    init(name: String, blocks: Int, style: Style) {
        self.name = name
        self.blocks = blocks
        self.style = style
    }

    /// Takes note of an output.
    func take(_ output: Output) {
        switch output {
        case .began(.block(let index)): block = index + 1
        case .progress(let progress): show(progress)
        case .notice(let text, let details), .warning(let text, let details):
            write("warning: \(text)\n" + (details.map { $0 + "\n" } ?? ""))
        default: break
        }
    }

    /// Says what is being done before there are outputs; on a terminal only.
    func note(_ activity: String) { if style == .bar { draw("\(name)  \(activity) …") } }

    /// Clears the line.
    func finish() {
        if isDrawn { write("") }
    }
}

private extension ProgressDisplay {
    func show(_ progress: Outputs.Progress) {
        switch style {
        case .none: break
        case .bar: draw(line(progress))
        case .lines:
            guard ContinuousClock.now - lastLine > .seconds(3) else { return }
            lastLine = ContinuousClock.now
            write(line(progress) + "\n")
        }
    }

    /// What is known, what readers wait for first: the end may have no room.
    func line(_ progress: Outputs.Progress) -> String {
        var fields = progress.timeLeft.map { [$0] } ?? []
        if style == .bar { fields.append(bar(progress.fraction)) }
        fields.append(name + (block.map { "  block \($0)/\(blocks)" } ?? ""))
        if progress.runs > 0 { fields.append("\(progress.runsDone)/\(progress.runs) runs") }
        fields.append(progress.activity)
        if let epoch = progress.epoch { fields.append("epoch \(epoch)") }
        if let loss = progress.loss { fields.append("loss \(NumberFormat.fixed(4).string(loss))") }
        if let speed = progress.speed { fields.append("\(NumberFormat.grouped.string(speed)) samples/s") }
        return fields.joined(separator: "  ")
    }

    func bar(_ fraction: Double) -> String {
        let filled = Int((min(max(fraction, 0), 1) * 20).rounded())
        return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
    }

    func draw(_ text: String) {
        var size = winsize()
        let width = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 10 ? Int(size.ws_col) - 1 : 119
        write(String(text.prefix(width)))
        isDrawn = true
    }

    func write(_ text: String) {
        guard style != .none else { return }
        let clearing = isDrawn ? "\r\u{1B}[K" : ""
        isDrawn = false
        Console.write(clearing + text.printable, to: STDERR_FILENO)
    }
}
