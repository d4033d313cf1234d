internal import Engine
internal import Foundation
internal import Report
internal import Store

extension Certificate {
    /// The certificate of what was verified of one report.
    /// - Throws: `EngineError` where `BNBOOK_KERNELS` names no kernels.
    init(of results: [VerificationResult], compiler: String) throws {
        let files = results.flatMap(\.files).compactMap { file in
            file.bytes.map {
                Resource(name: URL(filePath: file.path).lastPathComponent, sha256: SHA256.digest($0))
            }
        }
        subject = Set(files).sorted { $0.name < $1.name }
        let record = results.first?.published.record
        let sets = (record?.trials ?? []).map { Resource(dataset: $0.dataset, identity: $0.datasetDigest) }
        let own = (record?.files ?? []).map { Resource(name: $0.name, sha256: $0.digest) }
        let differences = results.reduce(0) { $0 + $1.differences.count }
        predicate = Predicate(
            result: differences == 0 ? "equal" : "different", differences: differences,
            values: results.first?.valueCount ?? 0, runs: results.first?.runCount ?? 0,
            measuredTimes: results.first?.times.count ?? 0, bnbook: Version.current,
            engineVersion: EngineVersion.current, kernels: try KernelsInUse.name, compiler: compiler,
            processor: Self.machine, data: Set(sets + own).sorted { $0.name < $1.name },
            circumstances: Set(results.flatMap(\.circumstances)).sorted())
    }

    /// The statement as JSON.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }

    /// The certificate in a file's bytes; `nil` for anything else.
    init?(json: [UInt8]) {
        guard let certificate = try? JSONDecoder().decode(Certificate.self, from: Data(json)) else { return nil }
        self = certificate
    }

    /// Those that lie in a folder, by the names of their files.
    static func all(in folder: String) -> [(path: String, certificate: Certificate)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { $0.hasSuffix(ending) }.compactMap { name in
            let path = folder == "." ? name : "\(folder)/\(name)"
            return FileManager.default.contents(atPath: path).flatMap { Certificate(json: [UInt8]($0)) }.map {
                (path, $0)
            }
        }
    }

    /// Ends the names of certificates.
    static let ending = ".cert.json"

    /// "x86_64 Linux".
    private static var machine: String {
        var names = utsname()
        guard uname(&names) == 0 else { return "unknown" }
        func text<Field>(_ field: Field) -> String {
            withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        return "\(text(names.machine)) \(text(names.sysname))"
    }
}

private extension Certificate.Resource {
    /// `identity` is the digest of the data's contents and, behind semicolons, what was made of them: part of the name.
    init(dataset: String, identity: String) {
        let digest = identity.prefix { $0 != ";" }
        self.init(name: dataset + identity.dropFirst(digest.count), sha256: String(digest))
    }
}
