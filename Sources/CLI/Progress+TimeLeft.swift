internal import NumberFormats
internal import Outputs

extension Progress {
    /// "12 s left": in whole seconds, from two minutes on in minutes, from two hours on in hours.
    var timeLeft: String? {
        secondsLeft.map { seconds in
            let (time, unit) =
                switch seconds {
                case ..<120: (seconds, "s")
                case ..<7200: (seconds / 60, "min")
                default: (seconds / 3600, "h")
                }
            return "\(NumberFormat.fixed(0).string(time.rounded(.up))) \(unit) left"
        }
    }
}
