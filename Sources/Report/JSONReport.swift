internal import Notebook
internal import Outputs
internal import SVGCharts

/// The shape of the JSON report.
struct JSONReport: Encodable {
    var format = "bnbook report 1"
    var title: String
    var authors: [String]
    var date: String?
    var parameters: [JSONParameter]
    var warnings: [String]
    var failure: String?
    var values: [JSONValue]
    var blocks: [JSONBlock]
    var runs: [JSONRun]

    init(_ report: Report) {
        let matter = report.notebook.frontMatter
        title = report.title
        authors = matter.authors
        date = matter.date
        parameters = matter.parameters.map { JSONParameter(name: $0.name, type: $0.value.typeName, value: $0.value.text, isOverridden: $0.isOverridden) }
        warnings = report.warnings
        failure = report.failure?.text
        values = report.notebook.inlines.enumerated().map { index, inline in
            JSONValue(line: inline.position.line, expression: inline.expression, value: report.transcript.inlines[index])
        }
        blocks = report.notebook.blocks.map { JSONBlock($0, report) }
        runs = report.transcript.runs.map(JSONRun.init)
    }
}

struct JSONParameter: Encodable {
    var name: String
    var type: String
    var value: String
    var isOverridden: Bool
}

struct JSONValue: Encodable {
    var line: Int
    var expression: String
    var value: Value?
}

struct JSONBlock: Encodable {
    var line: Int
    var label: String?
    var name: String?
    var caption: String?
    var outputs: [JSONOutput]

    init(_ block: Block, _ report: Report) {
        line = block.fenceLine
        label = block.options.label
        name = report.names[Numbering.key(block)]
        caption = block.options.captionText
        outputs = (report.transcript.blocks[block.index] ?? []).compactMap(JSONOutput.init)
    }
}

/// An output under its kind: exactly one member is set.
struct JSONOutput: Encodable {
    var text: String?
    var value: Value?
    var table: Table?
    var figure: Chart?
    var claim: ClaimRecord?
    var failure: String?

    init?(_ output: Output) {
        switch output {
        case .text(let text): self.text = text
        case .value(let value): self.value = value
        case .table(let table): self.table = table
        case .figure(let chart): figure = chart
        case .claim(let claim): self.claim = claim
        case .failure(let message): failure = message
        case .began, .reached, .run, .notice, .progress, .finished: return nil
        }
    }
}

/// A run record without what differs between a first and a repeated rendering.
struct JSONRun: Encodable {
    var digest: String
    var trial: String
    var seed: UInt64
    var batchSize: Int
    var epochs: Int
    var optimizer: String
    var layers: [String]
    var dataset: String
    var datasetDigest: String
    var engineVersion: Int
    var weightsDigest: String
    var divergedAtStep: Int?

    init(_ run: RunRecord) {
        digest = run.digest
        trial = run.trial
        seed = run.seed
        batchSize = run.batchSize
        epochs = run.epochs
        optimizer = run.optimizer
        layers = run.layers
        dataset = run.dataset
        datasetDigest = run.datasetDigest
        engineVersion = run.engineVersion
        weightsDigest = run.weightsDigest
        divergedAtStep = run.divergedAtStep
    }
}
