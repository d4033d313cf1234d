/// A run works on the cores that no other has, where that pays.
import Experiments
import Synchronization
import Testing

@testable import Engine

@Suite struct CoresTests {
    @Test func coresAreTakenAndGivenBack() {
        let free = FreeCores([1, 2, 3])
        let taken = free.take(atMost: 2)
        #expect(Set(taken).count == 2 && taken.allSatisfy((1...3).contains))
        #expect(free.take(atMost: 5).count == 1)
        #expect(free.take(atMost: 5).isEmpty)
        free.give(taken)
        #expect(Set(free.take(atMost: 9)) == Set(taken))
        #expect(free.take(atMost: -1).isEmpty)
    }

    /// What is free, how many workers are of use, and how many there are then.
    @Test(arguments: [([1, 2, 3], 1, 1), ([1, 2, 3], 2, 2), ([1], 8, 2), ([], 8, 1)])
    func aTeamIsNoLargerThanWhatIsUsefulAndFree(free: [Int], useful: Int, expected: Int) {
        let cores = Cores(own: 0, free: FreeCores(free)), seen = Mutex<[Int]>([])
        cores.work(atMost: useful) { worker in seen.withLock { $0.append(worker.index) } }
        #expect(seen.withLock { $0.sorted() } == Array(0..<expected))
        #expect(cores.free.take(atMost: 9).sorted() == free)
    }

    /// A small network stays in one thread; wide ones, convolutions and recurrent layers do not, unless batches are tiny.
    @Test(
        arguments: [
            ([.dense(128), .dense(10)], 32, 1), ([.dense(128), .dense(10)], 64, 1),
            ([.dense(1024), .dense(1024)], 128, 2),
            ([.recurrent(128)], 128, 2), ([.convolution(32), .convolution(32)], 128, 2),
            ([.dense(1024), .dense(1024)], 1, 1),
        ] as [([Kind], Int, Int)])
    func threadsPayByTheWorkBetweenTwoWaits(kinds: [Kind], batchSize: Int, atLeast: Int) {
        let shape: [Layer] =
            switch kinds[0] {
            case .dense: [Flatten().layer]
            case .recurrent: []
            case .convolution: [Reshape(28, 28, 1).layer]
            }
        let network = Network(
            shape + kinds.map(\.layer), shape: [28, 28], capacity: batchSize, optimizer: .adam(), seed: 1,
            kernels: KernelVariants.all[0])
        let useful = network.usefulThreads(batchSize: batchSize)
        #expect(atLeast == 1 ? useful == 1 : useful >= atLeast)
    }

    enum Kind: Sendable {
        case dense(Int), recurrent(Int), convolution(Int)

        var layer: Layer {
            switch self {
            case .dense(let units): Dense(units).layer
            case .recurrent(let units): GRU(units).layer
            case .convolution(let filters): Conv2D(filters, 3).layer
            }
        }
    }
}
