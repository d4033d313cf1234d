/// Every variant gives the scalar definition's bits.
import CKernels
import Testing

nonisolated(unsafe) let variants: [Kernels] = {
    var list: [Kernels] = []
    var next = bn_variants()!
    while let variant = next.pointee {
        list.append(variant)
        next += 1
    }
    return list
}()

@Suite struct VariantTests {
    /// One; odd; prime; exactly a tile; a bit more than several; several words of images, narrow and wide.
    static let sizes = [
        Size(rows: 1, columns: 1, inner: 1), Size(rows: 2, columns: 3, inner: 2), Size(rows: 3, columns: 10, inner: 17),
        Size(rows: 8, columns: 32, inner: 64),
        Size(rows: 13, columns: 31, inner: 65), Size(rows: 67, columns: 17, inner: 7),
        Size(rows: 9, columns: 131, inner: 29), Size(rows: 129, columns: 16, inner: 3),
        Size(rows: 10, columns: 40, inner: 700), Size(rows: 300, columns: 83, inner: 2),
        Size(rows: 131, columns: 163, inner: 133), Size(rows: 67, columns: 523, inner: 66),
    ]

    @Test(arguments: Operation.all, sizes) func equalsScalar(operation: Operation, size: Size) {
        let scalar = variants[variants.count - 1]
        for kind in Noise.Kind.allCases {
            let expected = operation.run(scalar, size, kind)
            for variant in variants.dropLast() where variant.pointee.supported() {
                #expect(
                    operation.run(variant, size, kind) == expected, "\(String(cString: variant.pointee.name)), \(kind)")
            }
        }
    }

    @Test func scalarIsLastAndAlwaysSupported() {
        #expect(String(cString: variants[variants.count - 1].pointee.name) == "scalar")
        #expect(variants[variants.count - 1].pointee.supported())
    }
}
