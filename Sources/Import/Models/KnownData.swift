/// The published data sets that both sides have.
struct KnownData {
    /// Keras's module and torchvision's class.
    let keras: String
    let torch: String
    /// Our function.
    let ours: String
    let shape: [Int]
    let trainCount: Int
    let testCount: Int

    static let all = [
        KnownData(
            keras: "mnist", torch: "MNIST", ours: "mnist", shape: [28, 28], trainCount: 60_000, testCount: 10_000),
        KnownData(
            keras: "fashion_mnist", torch: "FashionMNIST", ours: "fashionMNIST", shape: [28, 28], trainCount: 60_000,
            testCount: 10_000),
        KnownData(
            keras: "", torch: "KMNIST", ours: "kuzushijiMNIST", shape: [28, 28], trainCount: 60_000, testCount: 10_000),
        KnownData(
            keras: "cifar10", torch: "CIFAR10", ours: "cifar10", shape: [32, 32, 3], trainCount: 50_000,
            testCount: 10_000),
        KnownData(
            keras: "cifar100", torch: "CIFAR100", ours: "cifar100", shape: [32, 32, 3], trainCount: 50_000,
            testCount: 10_000),
    ]

    func data(isTest: Bool, role: String) -> ForeignData {
        ForeignData(dataset: ours, role: role, isTest: isTest, shape: shape, count: isTest ? testCount : trainCount)
    }
}
