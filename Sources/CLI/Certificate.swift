/// What a verification found, as an in-toto statement (docs/certificates.md): of which bytes, by whom, with what.
struct Certificate: Codable, Hashable {
    static let statementType = "https://in-toto.io/Statement/v1"
    static let predicateType = "urn:bnbook:verification:1"

    var type = Self.statementType
    var subject: [Resource]
    var predicateType = Self.predicateType
    var predicate: Predicate

    /// Something with a name and bytes.
    struct Resource: Codable, Hashable {
        var name: String
        /// By algorithm: "sha256", in hexadecimal.
        var digest: [String: String]

        init(name: String, sha256: String) { (self.name, digest) = (name, ["sha256": sha256]) }
    }

    struct Predicate: Codable, Hashable {
        /// "equal" or "different".
        var result: String
        var differences: Int
        var values: Int
        var runs: Int
        var measuredTimes: Int
        /// The bnbook that verified: "0.2.0".
        var bnbook: String
        var engineVersion: Int
        /// "avx2".
        var kernels: String
        /// "Swift version 6.3.1".
        var compiler: String
        /// "x86_64 Linux".
        var processor: String
        /// The data sets and files that the runs rest on.
        var data: [Resource]
        var circumstances: [String]
    }

    enum CodingKeys: String, CodingKey {
        case type = "_type"
        case subject, predicateType, predicate
    }
}

extension Certificate {
    /// Whether it is of these bytes.
    func names(_ sha256: String) -> Bool { subject.contains { $0.digest["sha256"] == sha256 } }

    /// Whether it says that these bytes came out again.
    func fits(_ sha256: String) -> Bool {
        type == Self.statementType && predicateType == Self.predicateType && predicate.result == "equal"
            && names(sha256)
    }
}
