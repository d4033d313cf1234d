package import Notebook
package import Outputs

/// The runs behind a notebook's inline values.
package struct ValueRuns {
    private let provenance: Provenance

    /// Those of a notebook whose run said so.
    package init(_ notebook: Notebook, _ transcript: Transcript) { provenance = Provenance(notebook, transcript) }

    /// The runs that an expression rests on, as pages say it: "10 runs: Baseline"; `nil` for none.
    package subscript(_ expression: String) -> String? { provenance.link(ofExpression: expression)?.words }
}
