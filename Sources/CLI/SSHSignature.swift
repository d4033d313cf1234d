internal import Foundation

/// Signatures as `ssh-keygen -Y` makes and checks them, which everybody who has an SSH key has.
enum SSHSignature {
    /// What the signatures are for: none made for another purpose counts.
    static let namespace = "bnbook"

    /// Signs a file with the private key at `key`, into a file of the same name with `.sig` behind it.
    /// - Throws: `SSHSignatureError`.
    static func sign(_ path: String, key: String) throws {
        try? FileManager.default.removeItem(atPath: path + ".sig")
        let outcome = try run(["-Y", "sign", "-f", key, "-n", namespace, path])
        guard outcome.isSuccess, FileManager.default.fileExists(atPath: path + ".sig") else {
            throw SSHSignatureError.unsigned(path, key: key, reason: outcome.words)
        }
    }

    /// Who signed a file, of those whom the file `allowed` lists.
    /// - Throws: `SSHSignatureError` where nobody of them did, or the file has changed since.
    static func signer(of path: String, allowed: String) throws -> String {
        let signature = path + ".sig"
        let found = try run(["-Y", "find-principals", "-s", signature, "-f", allowed])
        guard found.isSuccess,
            let signer = String(decoding: found.output, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(
                String.init)
        else {
            throw SSHSignatureError.unknownSigner(path, allowed: allowed)
        }
        let outcome = try run(
            ["-Y", "verify", "-f", allowed, "-I", signer, "-n", namespace, "-s", signature], input: path)
        guard outcome.isSuccess else { throw SSHSignatureError.bad(path, reason: outcome.words) }
        return signer
    }
}

private extension SSHSignature {
    static func run(_ arguments: [String], input: String? = nil) throws -> Tool.Outcome {
        guard let outcome = Tool(name: "ssh-keygen").run(arguments, input: input) else {
            throw SSHSignatureError.noTool
        }
        return outcome
    }
}

/// Why a certificate could not be signed, or its signature does not count, as facts.
enum SSHSignatureError: Error, Equatable, CustomStringConvertible {
    case noTool
    case unsigned(String, key: String, reason: String)
    case unknownSigner(String, allowed: String)
    case bad(String, reason: String)

    var description: String {
        switch self {
        case .noTool: "ssh-keygen cannot be run; expected OpenSSH to be installed"
        case .unsigned(let path, let key, let reason): "\(path): cannot be signed with \(key): \(reason)"
        case .unknownSigner(let path, let allowed): "\(path): signed by nobody whom \(allowed) lists"
        case .bad(let path, let reason): "\(path): the signature does not fit: \(reason)"
        }
    }
}
