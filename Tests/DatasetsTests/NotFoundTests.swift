/// What a user reads who cannot have MNIST.
import Datasets
import TestSupport
import Testing

@Suite struct NotFoundTests {
    let home = TemporaryFolder()

    func locator(_ environment: [String: String], mirrors: [String] = []) -> DatasetLocator {
        DatasetLocator(
            environment: environment, mirrors: mirrors, workingDirectory: "\(home.path)/work", files: MadeUpMNIST.files)
    }

    var advice: String {
        """
        To have it: connect to the network once, or put the four files
          train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte
        (plain or .gz) into a folder named mnist and set BNBOOK_DATA to the folder that holds it.
        """
    }

    @Test func `lists the places looked at`() {
        let environment = home.home.merging(["BNBOOK_DATA": "/nowhere", "BNBOOK_MNIST_MIRRORS": ""]) { $1 }
        #expect(
            failure { try loadMNIST(locator: locator(environment, mirrors: DatasetLocator.publicMirrors)) } == """
                MNIST was not found. Looked in:
                  /nowhere/mnist
                  \(home.path)/.cache/bnbook/mnist
                  \(home.path)/.keras/datasets/mnist.npz
                  \(home.path)/work/data/MNIST/raw
                  \(home.path)/data/MNIST/raw
                  \(home.path)/.cache/torch/MNIST/raw
                  \(home.path)/.pytorch/MNIST_data/MNIST/raw
                  no download: no mirror is set (BNBOOK_MNIST_MIRRORS is empty)
                \(advice)
                """)
    }

    @Test func `says what each mirror answered`() {
        let server = LoopbackServer { _ in .init(status: 404) }
        let environment = ["XDG_CACHE_HOME": home.path, "BNBOOK_MNIST_MIRRORS": "\(server.base)a, \(server.base)b"]
        #expect(
            failure { try loadMNIST(locator: locator(environment)) } == """
                MNIST was not found. Looked in:
                  \(home.path)/bnbook/mnist
                  \(home.path)/work/data/MNIST/raw
                  \(home.path)/torch/MNIST/raw
                  \(server.base)a/train-images-idx3-ubyte.gz: the server answered with HTTP status 404, expected 200
                  \(server.base)b/train-images-idx3-ubyte.gz: the server answered with HTTP status 404, expected 200
                \(advice)
                """)
    }

    @Test func `names the host that cannot be reached`() throws {
        let url = LoopbackServer { _ in .init() }.base
        let message = try #require(failure { try loadMNIST(locator: locator(home.home, mirrors: [url])) })
        #expect(message.contains("  \(url)train-images-idx3-ubyte.gz: cannot be downloaded: "))
        #expect(message.contains("onnect to"))
    }

    @Test func `a cache that cannot be written is named`() throws {
        try home.write([1], to: ".cache")
        let message = try #require(
            failure { try loadMNIST(locator: locator(home.home, mirrors: ["http://127.0.0.1:1/"])) })
        #expect(message.contains("  \(home.path)/.cache/bnbook/mnist: cannot be written: Not a directory\n"))
    }

    @Test func `without a home there is no cache`() throws {
        let message = try #require(failure { try loadMNIST(locator: locator([:], mirrors: ["http://127.0.0.1:1/"])) })
        #expect(message.contains("  the user's cache: cannot be written: neither XDG_CACHE_HOME nor HOME is set\n"))
    }

    @Test func `libcurl is asked for by its package's name`() {
        #expect(
            "\(DatasetError.noCurl(reason: "found none of libcurl.so.4"))" == """
                libcurl cannot be loaded (found none of libcurl.so.4), expected it for the download; on Debian: apt-get install libcurl4
                """)
    }
}
