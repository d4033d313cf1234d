package import Experiments

/// The digests are those that TensorFlow Datasets records in `tensorflow_datasets/url_checksums` (fashion_mnist.txt,
/// kmnist.txt, emnist.txt, cifar10.txt, cifar100.txt), and for Python's pickles those in Keras's
/// `datasets/cifar10.py` and `cifar100.py`.
extension PublishedFiles {
    /// The files as their authors published them.
    package static func published(_ images: PublishedImages) -> PublishedFiles {
        switch images {
        case .fashionMNIST:
            PublishedFiles(
                folder: "fashion-mnist",
                editions: [
                    idx(
                        [
                            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
                            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
                            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
                            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
                        ],
                        [
                            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
                            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
                        ])
                ], kerasFolder: "fashion-mnist", torchFolder: "FashionMNIST/raw")
        case .kuzushijiMNIST:
            PublishedFiles(
                folder: "kmnist",
                editions: [
                    idx(
                        [
                            "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4",
                            "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
                            "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5",
                            "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c",
                        ],
                        [
                            "https://codh.rois.ac.jp/kmnist/dataset/kmnist/",
                            // A course's copy, at a commit that stays; the digests vouch for it.
                            "https://raw.githubusercontent.com/zzc18765/AiPremiumClass/2187a1b6168b317230cb0d942ab8817aa94e1c89/week3_codes/data/KMNIST/raw/",
                        ])
                ], kerasFolder: "kmnist", torchFolder: "KMNIST/raw")
        case .emnistLetters: emnist("letters", firstLabel: 1)
        case .emnistBalanced: emnist("balanced", firstLabel: 0)
        case .emnistDigits: emnist("digits", firstLabel: 0)
        case .cifar10: cifar10
        case .cifar100: cifar100
        }
    }
}

private extension PublishedFiles {
    static func idx(_ digests: [String], _ bases: [String]) -> Edition {
        let names = [
            "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz",
        ]
        let files = zip(names, digests).map { name, digest in
            File(names: [name], digest: digest, addresses: bases.map { $0 + name })
        }
        return Edition(files: files, layout: .idx)
    }

    static func emnist(_ name: String, firstLabel: UInt8) -> PublishedFiles {
        let members = ["train-images-idx3", "train-labels-idx1", "test-images-idx3", "test-labels-idx1"].map {
            "gzip/emnist-\(name)-\($0)-ubyte.gz"
        }
        let file = File(
            names: ["gzip.zip", "emnist.zip"],
            digest: "fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e",
            addresses: [
                "https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip",
                "https://www.itl.nist.gov/iaui/vip/cs_links/EMNIST/gzip.zip",
            ])
        return PublishedFiles(
            folder: "emnist",
            editions: [Edition(files: [file], layout: .zippedIDX(members: members, firstLabel: firstLabel))],
            torchFolder: "EMNIST/raw")
    }

    static var cifar10: PublishedFiles {
        let binary = File(
            names: ["cifar-10-binary.tar.gz"],
            digest: "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
            addresses: [
                "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
                "https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/cifar-10-binary.tar.gz",
            ])
        let python = File(
            names: ["cifar-10-python.tar.gz", "cifar-10-batches-py-target_archive", "cifar-10-batches-py.tar.gz"],
            digest: "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce", addresses: [])
        return PublishedFiles(
            folder: "cifar-10",
            editions: [
                Edition(
                    files: [binary],
                    layout: .records(
                        train: (1...5).map { "cifar-10-batches-bin/data_batch_\($0).bin" },
                        test: ["cifar-10-batches-bin/test_batch.bin"], labelBytes: 1)),
                Edition(
                    files: [python],
                    layout: .pickles(
                        train: (1...5).map { "cifar-10-batches-py/data_batch_\($0)" },
                        test: ["cifar-10-batches-py/test_batch"], key: "labels")),
            ])
    }

    static var cifar100: PublishedFiles {
        let binary = File(
            names: ["cifar-100-binary.tar.gz"],
            digest: "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
            addresses: [
                "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz",
                "https://apache-mxnet.s3-accelerate.dualstack.amazonaws.com/gluon/dataset/cifar100/cifar-100-binary.tar.gz",
            ])
        let python = File(
            names: ["cifar-100-python.tar.gz", "cifar-100-python-target_archive"],
            digest: "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7", addresses: [])
        return PublishedFiles(
            folder: "cifar-100",
            editions: [
                Edition(
                    files: [binary],
                    layout: .records(
                        train: ["cifar-100-binary/train.bin"], test: ["cifar-100-binary/test.bin"], labelBytes: 2)),
                Edition(
                    files: [python],
                    layout: .pickles(
                        train: ["cifar-100-python/train"], test: ["cifar-100-python/test"], key: "fine_labels")),
            ])
    }
}
