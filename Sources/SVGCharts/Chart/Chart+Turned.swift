/// Charts of standing bars as charts of lying ones.

extension Chart {
    /// The same bars or boxes over names, with both axes changed for each other; `nil` for charts of anything that is not
    /// read in both directions alike, and where the author chose the height.
    var turned: Chart? {
        let kinds = Set(marks.map(\.kind))
        guard options.drawnHeight == nil, !kinds.isDisjoint(with: [.bar, .box]),
            kinds.isSubset(of: [.bar, .box, .point, .errorBar, .rule]),
            marks.allSatisfy({ $0.style.annotationPosition == nil })
        else { return nil }
        var chart = self
        (chart.x, chart.y) = (y.turned, x.turned)
        chart.marks = marks.map(\.turned)
        return chart
    }
}

extension Mark {
    /// The same data with both axes changed for each other.
    var turned: Mark {
        var mark = self
        for channel in channels.indices { mark.channels[channel].role = channels[channel].role.turned }
        return mark
    }
}

private extension AxisOptions {
    /// With its marks at the sides that the other axis has.
    var turned: AxisOptions {
        var options = self
        options.position = position?.turned
        options.further = further?.map(\.turned)
        return options
    }
}

private extension AxisMarkPosition {
    var turned: Self { [.leading: .bottom, .trailing: .top, .bottom: .leading, .top: .trailing][self] ?? self }
}

private extension MarkChannel.Role {
    var turned: Self { [.x: .y, .y: .x, .xEnd: .yEnd, .yEnd: .xEnd][self] ?? self }
}
