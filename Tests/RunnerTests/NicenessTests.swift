import Testing

@testable import Runner

@Suite struct NicenessTests {
    @Test("A command stands back as far as it is told")
    func standsBack() throws {
        var command = Command(executable: "/bin/sh", arguments: ["-c", "sleep 0.3; nice"])
        command.niceness = 17
        #expect(String(decoding: try command.run().output, as: UTF8.self) == "17\n")
    }
}
