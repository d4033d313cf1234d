internal import CKernels

/// The kernels that runs are carried out with here.
package enum KernelsInUse {
    /// "scalar", "avx2", "avx512" or "neon".
    /// - Throws: `EngineError` where `BNBOOK_KERNELS` names none that runs here.
    package static var name: String {
        get throws { String(cString: try KernelVariants.fromEnvironment().pointee.name) }
    }
}
