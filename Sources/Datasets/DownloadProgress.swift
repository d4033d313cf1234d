/// How far a download has come.
package struct DownloadProgress: Hashable, Sendable {
    /// The file's name, "train-images-idx3-ubyte.gz".
    package var file: String
    /// The server it comes from.
    package var host: String
    /// Bytes here so far, those of an earlier attempt among them.
    package var received: Int
    /// Bytes of the whole file, when the server says.
    package var total: Int?

    /// `received` and `total` in bytes.
    package init(file: String, host: String, received: Int, total: Int?) {
        self.file = file
        self.host = host
        self.received = received
        self.total = total
    }
}
