internal import CKernels
internal import Glibc
internal import Spelling

/// The choice of a kernel variant.
typealias Kernels = UnsafePointer<BNKernels>

enum KernelVariants {
    /// The variants built for this kind of processor, the fastest first.
    static var all: [Kernels] {
        var list: [Kernels] = []
        var next = bn_variants()!
        while let variant = next.pointee {
            list.append(variant)
            next += 1
        }
        return list
    }

    /// The variant of this name, or the fastest that runs here.
    static func choose(_ name: String?) throws(EngineError) -> Kernels {
        let supported = all.filter { $0.pointee.supported() }
        guard let name, !name.isEmpty else { return supported[0] }
        if let choice = supported.first(where: { String(cString: $0.pointee.name) == name }) { return choice }
        let known = ["scalar", "avx2", "avx512", "neon"]
        guard known.contains(name) else { throw .unknownKernels(name, known: known) }
        throw .unsupportedKernels(name, supported: supported.map { String(cString: $0.pointee.name) })
    }

    /// The variant that the environment variable `BNBOOK_KERNELS` forces, or the fastest that runs here.
    static func fromEnvironment() throws(EngineError) -> Kernels {
        try choose(getenv(EnvironmentVariable.kernels).map { String(cString: $0) })
    }
}
