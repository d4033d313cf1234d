internal import FoundationEssentials

/// Messages as they are sent.
enum OutgoingMessage {
    private struct Response<Result: Encodable>: Encodable {
        let jsonrpc = "2.0"
        var id: MessageID?
        var result: Result

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(jsonrpc, forKey: .jsonrpc)
            try container.encode(id, forKey: .id)
            try container.encode(result, forKey: .result)
        }

        enum Key: String, CodingKey { case jsonrpc, id, result }
    }

    private struct Failure: Encodable {
        let jsonrpc = "2.0"
        var id: MessageID?
        var error: ResponseError

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(jsonrpc, forKey: .jsonrpc)
            try container.encode(id, forKey: .id)
            try container.encode(error, forKey: .error)
        }

        enum Key: String, CodingKey { case jsonrpc, id, error }
    }

    private struct Call<Params: Encodable>: Encodable {
        let jsonrpc = "2.0"
        /// `nil` for a notification.
        var id: MessageID?
        var method: String
        var params: Params
    }

    /// The answer to a request; `nil` is an answer too.
    static func response(_ id: MessageID, _ result: (some Encodable)?) -> [UInt8] {
        encoded(Response(id: id, result: result))
    }

    /// Why there is no answer; `id` is `nil` where the request cannot be read.
    static func failure(_ id: MessageID?, _ error: ResponseError) -> [UInt8] {
        encoded(Failure(id: id, error: error))
    }

    /// A request, or without `id` a notification.
    static func call(_ method: String, _ params: some Encodable, id: MessageID? = nil) -> [UInt8] {
        encoded(Call(id: id, method: method, params: params))
    }

    private static func encoded(_ message: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return MessageFraming.framed([UInt8](try encoder.encode(message))) } catch {
            preconditionFailure("a message of the protocol holds nothing but text and whole numbers: \(error)")
        }
    }
}
