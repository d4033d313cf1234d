internal import CCurl

/// One request over HTTP whose answer goes on where a partial file ends.
struct Transfer {
    var curl: Curl
    var url: String
    var patience: DatasetLocator.Patience

    /// Appends to the file what it lacks; from a server that knows no ranges, all of it anew.
    ///
    /// `onBytes` hears how many bytes are there and, where the server says, how many there will be.
    /// Throws ``DatasetError/noNetwork(url:reason:)``, ``DatasetError/httpStatus(url:status:)``,
    /// ``DatasetError/unwritable(path:reason:)``.
    func run(into file: PartialFile, onBytes: (_ received: Int, _ total: Int?) -> Void) throws {
        guard let handle = curl.start() else { throw DatasetError.noCurl(reason: "it does not start") }
        defer { curl.cleanUp(handle) }
        try withoutActuallyEscaping(onBytes) { onBytes in
            let arrival = Arrival(curl: curl, handle: handle, file: file, onBytes: onBytes)
            try withExtendedLifetime(arrival) { try perform(handle, arrival) }
        }
    }
}

private extension Transfer {
    func perform(_ handle: Curl.Handle, _ arrival: Arrival) throws {
        configure(handle, arrival)
        let code = withUnsafeTemporaryAllocation(of: CChar.self, capacity: CURL_ERROR_SIZE) { reason in
            reason.initialize(repeating: 0)
            curl.set(CURL_OPTION_ERROR_BUFFER, reason.baseAddress!, of: handle)
            let code = curl.perform(handle)
            return (number: Int(code), reason: String(cString: reason.baseAddress!))
        }
        if let failure = arrival.failure { throw failure }
        guard code.number == CURL_OK else {
            let general =
                curl.wording(Int32(code.number)).map { String(cString: $0) } ?? "libcurl's error \(code.number)"
            throw DatasetError.noNetwork(url: url, reason: code.reason.isEmpty ? general : code.reason)
        }
        let status = curl.status(of: handle)
        // 416: nothing lies beyond the end of the partial file, so it may be whole; its digest will tell.
        guard [200, 206, 416].contains(status) else { throw DatasetError.httpStatus(url: url, status: status) }
    }

    func configure(_ handle: Curl.Handle, _ arrival: Arrival) {
        curl.set(CURL_OPTION_URL, url, of: handle)
        curl.set(CURL_OPTION_USER_AGENT, "bnbook", of: handle)
        curl.set(CURL_OPTION_FOLLOW_LOCATION, 1, of: handle)
        curl.set(CURL_OPTION_MAX_REDIRECTIONS, 5, of: handle)
        curl.set(CURL_OPTION_NO_SIGNAL, 1, of: handle)
        curl.set(CURL_OPTION_CONNECT_TIMEOUT, patience.connecting, of: handle)
        curl.set(CURL_OPTION_LOW_SPEED_LIMIT, 1000, of: handle)
        curl.set(CURL_OPTION_LOW_SPEED_TIME, patience.stalled, of: handle)
        if arrival.received > 0 { curl.set(CURL_OPTION_RANGE, "\(arrival.received)-", of: handle) }
        curl.set(CURL_OPTION_WRITE_DATA, Unmanaged.passUnretained(arrival).toOpaque(), of: handle)
        curl.setWriteFunction(
            { bytes, size, count, data in
                let arrival = Unmanaged<Arrival>.fromOpaque(data!).takeUnretainedValue()
                let isTaken = arrival.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
                return isTaken ? size * count : 0
            }, of: handle)
    }
}

/// What has arrived of one answer; libcurl holds a pointer to it.
private final class Arrival {
    private(set) var received: Int
    private(set) var failure: (any Error)?
    private let curl: Curl
    private let handle: Curl.Handle
    private let file: PartialFile
    private let onBytes: (Int, Int?) -> Void
    private var status: Int?
    private var total: Int?

    init(curl: Curl, handle: Curl.Handle, file: PartialFile, onBytes: @escaping (Int, Int?) -> Void) {
        (self.curl, self.handle, self.file, self.onBytes) = (curl, handle, file, onBytes)
        received = file.count
    }

    /// Puts the bytes into the file; false stops the transfer.
    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        do {
            if status == nil { try begin() }
            guard status == 200 || status == 206 else { return true }
            try file.append(bytes)
            received += bytes.count
            onBytes(received, total)
            return true
        } catch {
            failure = error
            return false
        }
    }

    private func begin() throws {
        status = curl.status(of: handle)
        if status == 200 && received > 0 {
            try file.empty()
            received = 0
        }
        total = curl.contentLength(of: handle).map { $0 + received }
    }
}
