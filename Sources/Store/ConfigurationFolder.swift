/// The folder of a user's own settings, `bnbook` in `$XDG_CONFIG_HOME` or `~/.config`, whether it is there or not; `nil` for
/// a user without a home.
package func configurationFolder(_ environment: [String: String]) -> String? {
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let folder = variable("XDG_CONFIG_HOME") ?? variable("HOME").map { "\($0)/.config" }
    return folder.map { "\($0)/bnbook" }
}
