import Foundation
import Testing

/// `bnbook new --from`: what it writes passes `bnbook check`, and no file that is there is replaced.
@Suite struct ImportTests {
    @Test func `a notebook of Jupyter's becomes one that passes check`() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("from/course.ipynb", course)
        let made = try bnbook.run("new", "--from", "from/course.ipynb")
        #expect(made.exitCode == 0, "\(made.errors)")
        #expect(made.output.hasPrefix("wrote course.md and 1 file beside it; 2 things not carried over"))
        #expect(made.errors.contains("from/course.ipynb:7:"))
        #expect(made.errors.contains("the formula cannot be set"))
        let text = bnbook.text("course.md")
        #expect(text.contains("![dot](course-dot.png)") && text.contains("Dense(10, activation: .softmax)"))
        let checked = try bnbook.run("check", "course.md")
        #expect(checked.exitCode == 0, "\(checked.errors)")
        let again = try bnbook.run("new", "--from", "from/course.ipynb")
        #expect(again.exitCode == 64 && again.errors.contains("course.md exists already; choose another name"))
        #expect(bnbook.text("course.md") == text)
    }

    @Test func `a picture that is another file is not replaced, and nothing is written`() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("course.ipynb", course)
        try bnbook.write("course-dot.png", "mine")
        let made = try bnbook.run("new", "--from", "course.ipynb")
        #expect(made.exitCode == 64 && made.errors.contains("course-dot.png exists already, and is another file"))
        #expect(bnbook.text("course-dot.png") == "mine" && bnbook.text("course.md").isEmpty)
    }

    @Test(arguments: [
        (["new", "--from", "none.ipynb"], Int32(1), "none.ipynb: the file cannot be read: No such file or directory"),
        (
            ["new", "--from", "a.tex"], 1,
            "a.tex:1:1: error: found a file of another kind; expected .ipynb, .qmd, .Rmd or .md"
        ),
        (["new", "--skill", "--from", "a.tex"], 64, "found --skill and --from; expected one of them"),
    ]) func `what cannot be taken over is said`(arguments: [String], exitCode: Int32, message: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.tex", "")
        let made = try bnbook.run(arguments: arguments)
        #expect(made.exitCode == exitCode && made.errors.contains(message), "\(made.errors)")
    }
}

private let course = """
    {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
    {"cell_type": "markdown", "metadata": {}, "source": ["# Course\\n", "\\n", "![dot](attachment:dot.png)"],
     "attachments": {"dot.png": {"image/png": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}}},
    {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["from keras import Sequential, layers, datasets\\n", "(x, y), test = datasets.mnist.load_data()\\n", "x = x / 255"]},
    {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["model = Sequential([layers.Flatten(), layers.Dense(10, 'softmax')])\\n", "model.compile('adam', 'sparse_categorical_crossentropy')\\n", "model.fit(x, y, epochs=1)"]},
    {"cell_type": "markdown", "metadata": {}, "source": ["See $\\\\nonsense{x}$."]},
    {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["print(model)"]}
    ]}
    """
