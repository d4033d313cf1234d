/// What a legend has to say for a chart.
import NumberFormats

extension Legend {
    /// The entries for all channels that neither an axis nor labels at lines explain.
    init(_ layers: Layers, _ encoding: Encoding, axisTitles: [String]) {
        let colorLabel = layers.layers.lazy.compactMap { $0.labels[.color] }.first
        switch encoding.colors {
        case .one, .crowd: break
        case .scale(let scale, let format): ramp = Self.ramp(scale, format, colorLabel ?? "")
        case .slots(let names, _, _):
            guard let colorLabel, !axisTitles.contains(colorLabel) else { break }
            let swatch = Self.swatch(layers)
            entries = names.map { name in
                Entry(text: name, color: encoding.colors.colorClass(named: name), swatch: swatch(encoding, name))
            }
        }
        for (role, numbers) in [(MarkChannel.Role.lineStyle, encoding.dashes), (.symbol, encoding.symbols)] {
            let label = layers.layers.lazy.compactMap { $0.labels[role] }.first
            guard let label, label != colorLabel, numbers.count > 1, !axisTitles.contains(label) else { continue }
            entries += numbers.sorted { $0.value < $1.value }.map { name, index in
                Entry(
                    text: name, color: "kp",
                    swatch: role == .symbol ? .symbol(Encoding.symbol(index)) : .line(dash: Encoding.dashClass(index)))
            }
        }
    }
}

extension Legend {
    /// Says what dotted stretches and the crosses at the edges are, and what is grey beside a scale of colours, where there are any.
    mutating func explainStrays(_ layers: Layers, _ encoding: Encoding) {
        let stray = layers.layers.contains { layer in
            layer.titlePriority != .background
                && layer.data.contains { datum in
                    [datum.x, datum.xEnd, datum.y, datum.yEnd].contains { $0?.number?.isFinite == false }
                }
        }
        if layers.layers.contains(where: { layer in layer.data.contains(where: layer.isOverFewer) }) {
            entries.append(Entry(text: "fewer seeds", color: "kp", swatch: .line(dash: "d2")))
        }
        if stray { entries.append(Entry(text: "not finite", color: "kp", swatch: .symbol(.cross))) }
        guard case .scale = encoding.colors,
            layers.layers.contains(where: { $0.data.contains { $0.color?.number?.isFinite == false } })
        else { return }
        entries.append(Entry(text: "not finite", color: "hx", swatch: .box))
    }
}

private extension Legend {
    /// The shape that stands for a colour: that of the plainest mark which carries it.
    static func swatch(_ layers: Layers) -> (Encoding, String) -> Swatch {
        let looks = layers.layers.filter { $0.labels[.color] != nil }.map { $0.kind.shape.series }
        if looks.contains(.line) || looks.contains(.rule) {
            let same =
                layers.layers.lazy.compactMap { $0.labels[.lineStyle] }.first
                == layers.layers.lazy.compactMap { $0.labels[.color] }.first
            return { encoding, name in
                .line(dash: same ? Encoding.dashClass(encoding.dashes[name] ?? 0) : encoding.dashClass(color: name))
            }
        }
        guard looks.contains(.symbol) else { return { _, _ in .box } }
        return { encoding, name in
            .symbol(encoding.symbols[name].map(Encoding.symbol) ?? encoding.symbol(color: name))
        }
    }

    static func ramp(_ scale: ContinuousScale, _ format: NumberFormat?, _ label: String) -> Ramp {
        // Both ends with the decimals that tell a hundredth of the way between them.
        let places = decimals(forUncertainty: (scale.high - scale.low) / 2)
        let isPlain = scale.high.magnitude < 1e6 && scale.low.magnitude < 1e6 && (places ?? 9) < 9
        let own = isPlain ? places.map { NumberFormat.fixed($0) } : nil
        let ends = [scale.low, scale.high].map { (format ?? own ?? .significant(3)).string($0) }
        return Ramp(label: label, low: ends[0], high: ends[1])
    }
}
