/// Who wrote a notebook.
package struct Author: Hashable, Sendable {
    /// As it is written, given name first or last.
    package var name: String
    /// Where they work or learn, in the order given.
    package var affiliations: [String] = []
    /// An address for mail.
    package var email: String?
    /// Their number in ORCID's registry, 0000-0002-1825-0097.
    package var orcid: String?

    /// Somebody of whom nothing but the name is said.
    package init(name: String) { self.name = name }

    /// Affiliations, address and number, each as words; empty where nothing but the name is said.
    package var details: [String] { affiliations + [email, orcid.map { "ORCID \($0)" }].compactMap(\.self) }
}
