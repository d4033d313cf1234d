/// Box plots of very many data.

extension Mark {
    /// The same boxes from fewer data: of each its quantiles at equal distances, among which are its quartiles and its
    /// ends, and the last measurements within reach of its whiskers. `nil` where they are too many boxes for that, or of
    /// anything but numbers.
    func thinnedBoxes(to most: Int) -> Mark? {
        guard let x = self[.x]?.values, let y = self[.y]?.values else { return nil }
        let measures = y.allSatisfy { if case .number = $0 { true } else { false } } ? y : x
        let role: MarkChannel.Role = measures == y ? .y : .x
        var boxes: [[PlottableData]: [Int]] = [:]
        for index in 0..<count {
            let names = channels.filter { $0.role != role }.map { $0.values[index] }
            boxes[names, default: []].append(index)
        }
        // Of a multiple of four parts, two edges are quartiles and one is the median.
        func parts(of most: Int) -> Int { (most / boxes.count - 1) / 4 * 4 }
        let parts = max(parts(of: most), min(40, parts(of: Chart.mostData)))
        guard parts >= 40 else { return nil }
        var mark = self
        for channel in channels.indices { mark.channels[channel].values = [] }
        for indices in boxes.values.sorted(by: { $0[0] < $1[0] }) {
            let numbers = indices.compactMap { measures[$0].number }
            guard let kept = BoxSummary.kept(of: numbers, parts: parts) else { return nil }
            for number in kept {
                for channel in channels.indices {
                    let isMeasure = channels[channel].role == role
                    mark.channels[channel].values.append(
                        isMeasure ? .number(number) : channels[channel].values[indices[0]])
                }
            }
        }
        return mark
    }
}
