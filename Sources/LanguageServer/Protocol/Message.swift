internal import FoundationEssentials

/// A message that has come: a request, a notification, or an answer.
struct Message {
    /// `nil` for a notification.
    let id: MessageID?
    /// `nil` for an answer.
    let method: String?
    private let bytes: [UInt8]

    private struct Envelope: Decodable {
        var id: MessageID?
        var method: String?
    }

    private struct WithParams<Params: Decodable>: Decodable { var params: Params }

    private struct WithResult<Result: Decodable>: Decodable { var result: Result? }

    /// - Throws: `DecodingError` for what is no message.
    init(_ bytes: [UInt8]) throws {
        let envelope = try JSONDecoder().decode(Envelope.self, from: Data(bytes))
        (id, method, self.bytes) = (envelope.id, envelope.method, bytes)
    }

    /// What it is about.
    /// - Throws: `DecodingError` for what is not as the protocol has it.
    func params<Params: Decodable>(as type: Params.Type = Params.self) throws -> Params {
        try JSONDecoder().decode(WithParams<Params>.self, from: Data(bytes)).params
    }

    /// What is answered; `nil` for nothing, or for an error.
    func result<Result: Decodable>(as type: Result.Type = Result.self) -> Result? {
        try? JSONDecoder().decode(WithResult<Result>.self, from: Data(bytes)).result
    }
}

/// Why a request has no result.
struct ResponseError: Error, Encodable {
    let code: Int
    let message: String

    /// With one of the protocol's numbers.
    init(_ code: Code, _ message: String) { (self.code, self.message) = (code.rawValue, message) }

    /// The numbers that the protocol gives to what goes wrong.
    enum Code: Int {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case notInitialized = -32002
        case requestFailed = -32803
        case cancelled = -32800
    }
}
