import Statistics
import Testing

@Suite struct PartitioningIndexTests {
    @Test(arguments: 0...40)
    func isWhereTheFirstOfItsKindStands(count: Int) {
        let numbers = Array(0..<count)
        for bound in 0...count { #expect(numbers.partitioningIndex { $0 >= bound } == bound) }
        let slice = numbers[(count / 3)...]
        #expect(slice.partitioningIndex { $0 >= count / 2 } == count / 2)
        #expect(slice.partitioningIndex { _ in true } == slice.startIndex)
        #expect(slice.partitioningIndex { _ in false } == slice.endIndex)
    }
}
