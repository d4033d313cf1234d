import Document
import Notebook
import TestSupport
import Testing

@testable import Import

/// Notebooks of others that are deep, long or odd become ours, or are refused, in time.
@Suite struct RobustnessTests {
    @Test(.timeLimit(.minutes(10)), arguments: nested + steps) func `Python is followed as far as models are`(
        code: String
    ) throws { _ = try Conversion("```python\n\(code)\n```\n".utf8, at: "a.md") }

    /// Numbers near the ends of Int, where a model's or a data set's code has them.
    @Test(arguments: odd) func `odd numbers are no trap`(code: String) throws {
        let text = try Conversion("```{python}\n\(opening)\n\(code)\n\(training)\n```\n".utf8).text
        #expect(!text.contains("inf"))
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["qmd", "Rmd", "md"]) func `blocks within blocks end at a level`(
        ending: String
    ) throws {
        let opened = times(2_000, "::: {.callout-note}\n")
        let made = try Conversion((opened + "deep\n" + times(2_000, ":::\n")).utf8, at: "a." + ending)
        #expect(made.text.contains("deep"))
        if ending == "qmd" {
            let message = "found more than 100 levels of blocks; what is deeper is left as it is"
            #expect(made.omissions.contains { $0.message == message && $0.position.line == 102 })
        }
    }
}

private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

private let nested =
    [("(", ")"), ("[", "]"), ("f(", ")"), ("f(a=", ")"), ("{1: ", "}"), ("(1, ", ")"), ("x[", "]")].map { open, close in
        "x = " + times(20_000, open) + "1" + times(20_000, close)
    }
    + ["- ", "not ", "2 ** ", "1 + ", "a or ", "a if b else ", "lambda: ", "a := ", "*", "await "].map {
        "x = " + times(20_000, $0) + "1"
    }
    + [".a", "()", "[0]"].map { "x = y" + times(20_000, $0) }
    + [
        (0..<500).map { times($0, " ") + "if x:\n" }.joined() + times(500, " ") + "pass",
        (0..<500).map { times($0, " ") + "def f(x):\n" }.joined() + times(500, " ") + "pass",
        "if a:\n  x = 1\n" + times(20_000, "elif b:\n  x = 2\n"),
    ]

/// What would be carried out for ever, or fill the memory.
private let steps = [
    (0..<8).map { times($0, " ") + "for i\($0) in range(32):\n" }.joined() + times(8, " ") + "x = 1",
    "a = [1, 2]\nfor i in range(32):\n  a = a + a",
    "a = [1, 2]\nfor i in range(32):\n  a = [a, a]\nb = a == a",
    "a = 1\nfor i in range(32):\n  a = {a: a}\n  a = [a, a]",
    (1...5).map { "def f\($0)(o):\n" + times(60, "  f\($0 - 1)(o)\n") }.joined() + "for i in range(3):\n  f5(1)",
    "def f(n):\n  return [f(n), f(n), f(n), f(n), f(n), f(n), f(n), f(n)]\nx = f(1)",
]

private let opening = "import keras\nfrom keras import layers\n(x, y), (a, b) = keras.datasets.mnist.load_data()"
private let training =
    "m = keras.Sequential([layers.Dense(10, activation='softmax')])\nm.compile('adam', 'sparse_categorical_crossentropy')\n"
    + "m.fit(x, y, epochs=n)"

private let most = "9223372036854775807"
private let odd =
    ["n = -(-\(most) - 1)", "n = -\(most) - 2", "n = \(most) * 2", "n = \(most) + 1", "n = 0 % 0", "n = 0 // 0"]
    + [
        "n = 1e999", "n = 1e-400", "n = 2 ** 63", "n = 10 ** 64 ** 9", "n = 0x7fffffffffffffff + 1",
        "n = 99999999999999999999",
    ]
    + [
        "n = len(range(-\(most), \(most)))", "n = range(\(most))[-\(most)]", "n = 1\nx = x[-\(most):\(most)]",
        "n = 1\nx = x[\(most):]", "n = 1\nx = x.reshape(60000, \(most), \(most))", "n = 1\nx = x.reshape(-1, -1, -1)",
        "n = 1\nx = x.reshape(60000, -\(most), 2)", "n = 1\nx = x / 0", "n = 1\nx = x * 0",
    ]
