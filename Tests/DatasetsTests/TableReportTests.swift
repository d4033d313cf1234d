/// What a table's report says of good and odd tables.
import Experiments
import TestSupport
import Testing

@testable import Datasets

@Suite struct TableReportTests {
    let folder = TemporaryFolder()

    func report(
        _ text: String, test: String? = nil, predicts: TableSource.Predicted = .label("y"), ignoring: [String] = []
    )
        throws -> TableReport
    {
        var source = TableSource(
            file: try folder.write(Array(text.utf8), to: "train.csv"), predicts: predicts)
        if let test { source.testFile = try folder.write(Array(test.utf8), to: "test.csv") }
        (source.ignoring, source.missing) = (ignoring, .mean)
        return try reportTable(of: loadTable(source))
    }

    @Test func `tells columns and classes`() throws {
        let report = try report(
            "a,b,c,y\n1,red,p1,no\n3,blue,p1,yes\n,red,p2,no\n5,,p3,yes\n5,red,p4,yes\n", ignoring: ["c"])
        let columns = report.columns
        #expect(columns.map(\.role) == ["feature", "feature", "ignored", "label"])
        #expect(columns.map(\.type) == ["number", "category", "", "category"])
        #expect(columns.map(\.missing) == [1, 1, 0, 0] && columns.map(\.distinct) == [3, 2, 4, 2])
        #expect(columns[0].range! == (1, 3.5, 5) && columns[1].range == nil)
        #expect(report.classes.map(\.name) == ["no", "yes"] && report.classes.map(\.train) == [2, 3])
        #expect(report.findings == [] && report.repeatedCount == 0)
    }

    @Test(
        arguments: [
            (
                "a,b,y\n1,7,u\n2,7,v\n1,7,v\n2,7,u\n", nil,
                ["The column b has one value only, from which nothing can be learnt."]
            ),
            (
                "a,b,y\n1,1,u\n2,9,v\n1,2,v\n2,7,u\n1,3,u\n", "a,b,y\n1,1,v\n5,5,u\n",
                ["1 test sample has the features of a training sample, so the test measures memory there."]
            ),
            (
                "a,b,y\n1,1,u\n2,9,v\n1,3,u\n2,2,v\n", nil,
                ["y follows from the column a alone: is it known beforehand?"]
            ),
            (
                "a,b,y\n1,1,u\n1,2,u\n2,8,v\n1,9,v\n", nil,
                ["y follows from the column b alone: is it known beforehand?"]
            ),
            (
                "a,b,y\n1,1,u\n2,9,v\n1,3,v\n2,2,u\n", "a,b,y\n7,7,w\n",
                ["No training sample has the class w, so no network can learn it."]
            ),
        ] as [(String, String?, [String])]) func `finds what is odd`(train: String, test: String?, findings: [String])
        throws
    {
        #expect(try report(train, test: test).findings == findings)
    }

    @Test func `finds a target that is a feature in another unit`() throws {
        let report = try report("a,b,y\n1,3,10.5\n2,1,20.5\n3,4,30.5\n4,1,40.5\n", predicts: .targets(["y"]))
        #expect(report.findings == ["y follows from the column a alone: is it known beforehand?"])
        #expect(report.classes.isEmpty)
    }

    @Test func `images have none`() throws {
        #expect(
            failure { try reportTable(of: loadShapes(train: 1, test: 1)) }
                == "the data whose report is asked for is \"Drawn shapes\"; expected a table: Dataset.csv")
    }
}
