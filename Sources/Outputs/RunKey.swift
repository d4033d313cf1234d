internal import Store

/// The digests of a run.
struct RunKey {
    var digest = SHA256Digest.zero
    /// Zero where there are none.
    var weights = SHA256Digest.zero

    init() {}

    /// `nil` for a run whose digests are not SHA-256's.
    init?(_ run: RunRecord) {
        guard let digest = SHA256Digest(run.digest) else { return nil }
        self.digest = digest
        guard let text = run.weightsDigest else { return }
        guard let weights = SHA256Digest(text) else { return nil }
        self.weights = weights
    }
}
