/// Images that their authors published under a name.
public enum PublishedImages: String, Codable, Hashable, Sendable, CaseIterable {
    /// Articles of clothing in greys, ten classes.
    case fashionMNIST
    /// Cursive Japanese characters in greys, ten classes.
    case kuzushijiMNIST
    /// Handwritten letters in greys, capital and small ones together, 26 classes.
    case emnistLetters
    /// Handwritten digits and letters in greys, as many of each, 47 classes.
    case emnistBalanced
    /// Handwritten digits in greys.
    case emnistDigits
    /// Photographs in colours, ten classes.
    case cifar10
    /// Photographs in colours, a hundred classes.
    case cifar100
}

extension PublishedImages {
    /// What readers call it.
    public var name: String {
        switch self {
        case .fashionMNIST: "Fashion-MNIST"
        case .kuzushijiMNIST: "Kuzushiji-MNIST"
        case .emnistLetters: "EMNIST Letters"
        case .emnistBalanced: "EMNIST Balanced"
        case .emnistDigits: "EMNIST Digits"
        case .cifar10: "CIFAR-10"
        case .cifar100: "CIFAR-100"
        }
    }

    /// [height, width], and the number of channels where there are several.
    public var shape: [Int] {
        switch self {
        case .cifar10, .cifar100: [32, 32, 3]
        default: [28, 28]
        }
    }

    /// What its authors let others do with it, as far as they say.
    public var license: String {
        switch self {
        case .fashionMNIST: "MIT licence"
        case .kuzushijiMNIST: "CC BY-SA 4.0"
        case .emnistLetters, .emnistBalanced, .emnistDigits:
            "none stated; made from NIST Special Database 19, a work of the United States government"
        case .cifar10, .cifar100: "none stated; its author asks that his report is cited"
        }
    }

    /// What is to be cited for it.
    public var citation: String {
        switch self {
        case .fashionMNIST:
            "H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms, arXiv:1708.07747, 2017"
        case .kuzushijiMNIST:
            "T. Clanuwat, M. Bober-Irizar, A. Kitamoto, A. Lamb, K. Yamamoto, D. Ha: Deep learning for classical Japanese literature, arXiv:1812.01718, 2018"
        case .emnistLetters, .emnistBalanced, .emnistDigits:
            "G. Cohen, S. Afshar, J. Tapson, A. van Schaik: EMNIST: an extension of MNIST to handwritten letters, arXiv:1702.05373, 2017"
        case .cifar10, .cifar100:
            "A. Krizhevsky: Learning multiple layers of features from tiny images, technical report, University of Toronto, 2009"
        }
    }
}

extension Dataset.Source {
    /// Under which licence the samples are, as far as their authors say; `nil` for what a program draws and for an
    /// author's own files.
    public var license: String? {
        switch self {
        case .mnist: "none stated by its authors; CC BY-SA 3.0 according to Keras's documentation"
        case .published(let images): images.license
        default: nil
        }
    }

    /// What is to be cited for the samples; `nil` for what a program draws and for an author's own files.
    public var citation: String? {
        switch self {
        case .mnist:
            "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-based learning applied to document recognition, Proceedings of the IEEE 86 (11), 1998"
        case .published(let images): images.citation
        default: nil
        }
    }
}
