/// Digits drawn by program.
import Datasets
import Experiments
import Testing

@Suite struct SyntheticDigitsTests {
    /// Golden digests: these bytes are the same on every machine, for ever.
    @Test(arguments: [
        (
            train: 100, test: 20, seed: 1 as UInt64,
            digest: "d2ce9c6d1fef1c63d5e2cbdc4ecd578d090be860bf0be22befd0c9688f628041"
        ),
        (train: 1, test: 1, seed: 0, digest: "af8272b1a43e0601161bc8db74b46e6904ae39a43ba8fa495e08f1649b9b91d8"),
        (train: 300, test: 100, seed: .max, digest: "ca0a99595032a12c4d410f0948238b95ed18630a666685ab68fa6cccf922b2c8"),
    ])
    func `the same numbers draw the same bytes`(train: Int, test: Int, seed: UInt64, digest: String) throws {
        let loaded = try loadDigits(train: train, test: test, seed: seed)
        #expect(
            loaded.dataset
                == Dataset(
                    name: "Synthetic digits", source: .digits(train: train, test: test, seed: seed), digest: digest,
                    trainCount: train, testCount: test))
        #expect(loaded.dataset.digest == LoadedDataset.digest(train: loaded.train, test: loaded.test))
        #expect(try load(loaded.dataset, locator: DatasetLocator(environment: [:])).test == loaded.test)
    }

    @Test func `a sample does not depend on how many there are`() throws {
        let few = try loadDigits(train: 70, test: 10, seed: 5)
        let many = try loadDigits(train: 130, test: 70, seed: 5)
        #expect(many.train.pixels.prefix(70 * 784) == few.train.pixels[...])
        #expect(many.train.labels.prefix(70) == few.train.labels[...])
        #expect(many.test.pixels.prefix(10 * 784) == few.test.pixels[...])
    }

    @Test func `seeds and splits draw different digits`() throws {
        let first = try loadDigits(train: 50, test: 50, seed: 1)
        let second = try loadDigits(train: 50, test: 50, seed: 2)
        #expect(first.train != second.train)
        #expect(first.train != first.test)
    }

    @Test func `the digits fill the image as MNIST's do`() throws {
        let train = try loadDigits(train: 500, test: 1, seed: 3).train
        let inked = train.pixels.count { $0 > 0 }
        #expect((0.18...0.20).contains(Double(inked) / Double(train.pixels.count)))
        for label in 0..<10 as Range<UInt8> {
            #expect((25...75).contains(train.labels.count { $0 == label }))
        }
    }

    @Test(arguments: [
        (train: 0, test: 10, message: "found 0 training samples asked for, expected 1 to 10000000"),
        (train: 10, test: -1, message: "found -1 test samples asked for, expected 1 to 10000000"),
        (train: 10_000_001, test: 1, message: "found 10000001 training samples asked for, expected 1 to 10000000"),
    ])
    func `counts have limits`(train: Int, test: Int, message: String) {
        #expect(failure { try loadDigits(train: train, test: test, seed: 1) } == message)
    }

    /// A change of the drawing shows in a review as its reader sees it.
    @Test func `the first nine of seed 1 looks like a nine`() throws {
        let train = try loadDigits(train: 40, test: 1, seed: 1).train
        let index = try #require(train.labels.firstIndex(of: 9))
        let image = train.pixels[index * 784..<(index + 1) * 784]
        let rows = (0..<28).map { row -> String in
            String(image.dropFirst(row * 28).prefix(28).map { $0 == 0 ? " " : $0 < 128 ? "-" : "#" as Character })
        }
        let drawn: [String] = rows.map(withoutTrailingSpaces).filter { !$0.isEmpty }
        #expect(
            drawn
                == """
                            ----
                           -####--
                          -#######-
                          ###---##-
                         -##- -###-
                         -##- -###
                        -##-  ####
                        -##- -####
                        -###-#####
                         -#######-
                         --###-##-
                           ----##-
                              -##-
                              -##-
                              ###-
                       --#-  -###
                       -###--###-
                       -########-
                        --#####-
                          --#--
                """.split(separator: "\n").map(String.init))
    }
}

private func withoutTrailingSpaces(_ text: String) -> String { String(text.reversed().drop { $0 == " " }.reversed()) }
