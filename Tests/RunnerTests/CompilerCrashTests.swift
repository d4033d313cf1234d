/// What is said of a compiler that crashed.
import Testing

@testable import Runner

@Suite struct CompilerCrashTests {
    /// What swift-frontend 6.3 writes, its functions cut.
    static func words(_ before: String, _ activities: String, _ behind: String) -> String {
        """
        \(before)Please submit a bug report (https://swift.org/contributing/#reporting-bugs) and include the crash backtrace.
        Stack dump:
        0.\tProgram arguments: /opt/swift/usr/bin/swift-frontend -frontend -c main.swift -o m.o
        1.\tSwift version 6.3.1 (swift-6.3.1-RELEASE)
        2.\tCompiling with effective version 5.10
        \(activities) #0 0x000055a392d56738 llvm::sys::PrintStackTrace(llvm::raw_ostream&, int) (swift-frontend+0x72e7738)
        #10 0x00007f2cbd445305 __libc_start_main ./csu/../csu/libc-start.c:347:5
        \(behind)
        """
    }

    static let illegal = """

        *** Signal 4: Backtracing from 0x7f2cbd51f829... done ***

        *** Program crashed: Illegal instruction at 0x000055a38c3e1830 ***

        Platform: x86_64 Linux (Debian GNU/Linux 12 (bookworm))
        """

    @Test(arguments: [
        (
            words("", "", illegal), nil,
            "the Swift compiler 6.3.1 crashed, which is its own mistake whatever the code: Illegal instruction; the same written otherwise may pass"
        ),
        (
            words(
                "main.swift:1:5: warning: a\nAssertion failed: (isa<A>(x)), function f, file B.h, line 7.\n",
                "3.\tWhile evaluating request TypeCheckPrimaryFileRequest(source_file \"main.swift\")\n4.\tWhile type-checking statement at [block-2:5:3 - line:5:9] RangeText=\"a + 1\"\n",
                illegal), "block-2:5:3",
            "the Swift compiler 6.3.1 crashed, which is its own mistake whatever the code: Assertion failed: (isa<A>(x)), function f, file B.h, line 7, while type-checking statement at [block-2:5:3 - line:5:9] RangeText=\"a + 1\"; the same written otherwise may pass"
        ),
        (
            words("SIL verification failed: no such block\n", "3.\tWhile verifying SIL function \"@$s4main\".\n", ""),
            nil,
            "the Swift compiler 6.3.1 crashed, which is its own mistake whatever the code: SIL verification failed: no such block, while verifying SIL function \"@$s4main\"; the same written otherwise may pass"
        ),
    ]) func theCauseIsSaidFirst(words: String, place: String?, summary: String) throws {
        let crash = try #require(CompilerCrash(words))
        #expect(crash.summary == summary)
        #expect(crash.place.map { "\($0.file):\($0.line):\($0.column)" } == place)
        let said = "\(RunnerError.compilerFailed(words))"
        #expect(said.hasPrefix(summary + "\n") && !said.contains("Stack dump") && !said.contains("0x"))
    }

    @Test func otherWordsStay() {
        #expect(CompilerCrash("main.swift:1:5: error: a") == nil)
        #expect("\(RunnerError.compilerFailed("no space"))" == "the Swift compiler failed:\nno space")
    }
}
