internal import Notebook
internal import Outputs

extension Block {
    /// Which of its outputs are figures and tables of one group, side by side or below each other; empty where it has none.
    func panels(_ outputs: [Output]) -> [Int] {
        let panels = outputs.indices.filter { outputs[$0].isPanel }
        let isGroup = (options.columns > 1 || !options.subcaptions.isEmpty) && panels.count > 1
        return isGroup ? panels : []
    }

    /// What references to one of a group lead to, where it has a caption of its own.
    func label(ofPanel panel: Int) -> String? {
        let labels = options.labels.dropFirst()
        return panel < labels.count ? labels[labels.startIndex + panel] : nil
    }

    /// The caption of one of a group.
    func caption(ofPanel panel: Int) -> MarkdownText? {
        panel < options.subcaptions.count ? options.subcaptions[panel] : nil
    }
}
