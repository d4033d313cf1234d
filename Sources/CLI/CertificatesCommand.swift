internal import ArgumentParser
internal import Foundation
internal import Report
internal import Spelling
internal import Store

/// `bnbook certificates`: says who verified a report.
struct CertificatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificates",
        abstract: "Say which certificates a report has, and who signed them.",
        discussion: """
            Certificates are the files *.cert.json beside the report; nothing is run. With --allowed-signers, a file as
            ssh-keygen reads it, only a signature of somebody in it counts. The exit code is 0 when at least one
            certificate counts and fits the report's bytes, else 1.

            EXAMPLES
              bnbook verify q2.html --certificate q2.cert.json --sign-key ~/.ssh/id_ed25519
              bnbook certificates q2.html --allowed-signers signers
            """)

    @Argument(help: "A file of a report.")
    var report: String

    @Argument(help: "Certificates (default: those beside the report).")
    var certificates: [String] = []

    @Option(help: ArgumentHelp("Whose signatures count, by lines of \"NAME KEYTYPE KEY\".", valueName: "file"))
    var allowedSigners: String?

    func validate() throws { try expectNamed(allowedSigners, "--allowed-signers") }

    func run() throws {
        let console = Console(isQuiet: false)
        var counts = false
        do {
            let digest = SHA256.digest(try readFile(report))
            let all = try found(digest)
            if all.isEmpty { throw CertificateError.none(report) }
            for (path, certificate) in all {
                do {
                    let words = try words(path, certificate, digest)
                    counts = counts || words.counts
                    print("\(path): \(words.text)".printable)
                } catch { console.error(error) }
            }
        } catch { console.error(error) }
        if !counts { throw ExitCode(1) }
    }
}

private extension CertificatesCommand {
    /// Those that are named, else those beside the report that are of its bytes, or of a file of its name.
    func found(_ digest: String) throws -> [(path: String, certificate: Certificate)] {
        if certificates.isEmpty {
            let file = URL(filePath: report)
            return Certificate.all(in: file.deletingLastPathComponent().relativePath).filter { _, certificate in
                certificate.names(digest) || certificate.subject.contains { $0.name == file.lastPathComponent }
            }
        }
        return try certificates.map { path in
            guard let certificate = Certificate(json: try readFile(path)) else {
                throw CertificateError.noCertificate(path)
            }
            return (path, certificate)
        }
    }

    /// What a certificate is worth, and whether it counts.
    /// - Throws: `SSHSignatureError`.
    func words(_ path: String, _ certificate: Certificate, _ digest: String) throws -> (text: String, counts: Bool) {
        let predicate = certificate.predicate
        guard certificate.names(digest) else { return ("of other bytes than these", false) }
        let isSigned = FileManager.default.fileExists(atPath: path + ".sig")
        var (signer, counts) = (
            isSigned ? "signed, by whom --allowed-signers tells" : "not signed", allowedSigners == nil
        )
        if let allowedSigners, isSigned {
            (signer, counts) = ("signed by \(try SSHSignature.signer(of: path, allowed: allowedSigners))", true)
        }
        let result =
            predicate.result == "equal"
            ? "every byte came out again" : "\(counted(predicate.differences, "difference")) from a run from nothing"
        return (
            "\(result), \(counted(predicate.values, "value")) of \(counted(predicate.runs, "run")); bnbook \(predicate.bnbook), engine version \(predicate.engineVersion), \(predicate.kernels) kernels, \(predicate.compiler), \(predicate.processor); \(signer)",
            counts && certificate.fits(digest)
        )
    }
}

/// Why there is nothing to say of a certificate, as facts.
enum CertificateError: Error, Equatable, CustomStringConvertible {
    case none(String)
    case noCertificate(String)
    case severalReports([String])

    var description: String {
        switch self {
        case .none(let report):
            "\(report): there is no certificate beside it; `bnbook verify \(report) --certificate FILE\(Certificate.ending)` makes one"
        case .noCertificate(let path):
            "\(path): no certificate of bnbook; expected an in-toto statement of the type \(Certificate.predicateType)"
        case .severalReports(let names):
            "--certificate is for one report in its formats; these are \(names.joined(separator: " and "))"
        }
    }
}
