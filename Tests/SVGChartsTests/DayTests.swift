// Days of the calendar, and where ticks of an axis of them stand.
import NumberFormats
import Testing

@testable import SVGCharts

@Suite struct DayTests {
    @Test(
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("2024-02-29", 19_782),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("2024-02", 19_754), ("2024", 19_723),
            ("2024-02-29T12:30:00Z", 19_782), ("2024-02-29 08:00", 19_782),
        ] as [(String, Int)])
    func aTextNamesADay(text: String, number: Int) throws {
        let day = try #require(Day(text))
        #expect(day.number == number && Day(day.description) == day && day.description.hasPrefix(text.prefix(4)))
        #expect(Day(year: day.year, month: day.month, day: day.day) == day)
    }

    @Test(arguments: [
        "", "2023-02-29", "1900-02-29", "2024-00-01", "2024-13-01", "2024-01-32", "0000-01-01", "24-01-01", "2024-1-1",
        "2024/01/01", "２０２４-01-01", "2024-01-01-01", "-001-01-01",
    ]) func anyOtherTextNamesNone(text: String) { #expect(Day(text) == nil) }

    @Test func daysAreCounted() throws {
        let day = try #require(Day("2023-12-31"))
        #expect((day + 60).description == "2024-02-29" && (day + 60) - day == 60 && day < day + 1)
        #expect((day + .max).description == "9999-12-31" && (day + .min).description == "0001-01-01")
        // Every day of 800 years is the one behind the day before.
        for number in -150_000..<150_000 {
            let date = CivilDate(daysSince1970: number)
            if date.daysSince1970 != number { Issue.record("\(date)") }
        }
    }

    @Test(
        arguments: [
            (
                "2024-01-03", "2024-01-09", 8,
                ["2024-01-03", "2024-01-04", "2024-01-05", "2024-01-06", "2024-01-07", "2024-01-08", "2024-01-09"]
            ),
            ("2024-01-03", "2024-02-03", 5, ["2024-01-08", "2024-01-15", "2024-01-22", "2024-01-29"]),
            ("2024-01-15", "2024-05-13", 4, ["2024-02", "2024-03", "2024-04", "2024-05"]),
            ("2022-11-15", "2024-05-13", 6, ["2023-01", "2023-04", "2023-07", "2023-10", "2024-01", "2024-04"]),
            ("2009-06-01", "2020-06-01", 7, ["2010", "2012", "2014", "2016", "2018", "2020"]),
            ("0001-01-01", "9999-12-31", 6, ["2000", "4000", "6000", "8000"]),
        ] as [(String, String, Int, [String])])
    func ticksStandAtTheCalendars(first: String, last: String, count: Int, labels: [String]) throws {
        let (low, high) = (Double(try #require(Day(first)).number), Double(try #require(Day(last)).number))
        let ticks = DayTicks(low, high, count: count).values
        let format = TickFormat(ticks, transform: .linear, format: .day)
        #expect(ticks.map(format.string) == labels)
    }

    @Test(arguments: [(-1e300, 1e300), (Double.nan, 1), (0.2, 0.4), (1e9, 1e10), (0, 0)] as [(Double, Double)])
    func oddEndsHaveFewTicks(low: Double, high: Double) {
        #expect(DayTicks(low, high, count: 5).values.count <= 5)
    }

    @Test func valuesAreWrittenAsDates() {
        #expect(NumberFormat.day.string(19_782.7) == "2024-02-29" && NumberFormat.day.string(-1) == "1969-12-31")
        #expect(NumberFormat.day.string(.nan) == "NaN" && NumberFormat.day.string(3e7) == "30000000")
        let chart = Chart(0..<3) { PointMark(x: .value("Day", Day("2024-02-28")! + $0), y: .value("Loss", $0)) }
        #expect(chart.dataTable.texts().map { $0[0] } == ["2024-02-28", "2024-02-29", "2024-03-01"])
        #expect(chart.dataTable.exact[3] == ["2024-03-01", "2"])
        #expect(chart.summary.contains("2024-02-28"), "\(chart.summary)")
    }
}
