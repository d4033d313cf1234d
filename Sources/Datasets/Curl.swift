/// libcurl, opened when something is to be downloaded.
internal import CCurl
#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

struct Curl {
    typealias Handle = UnsafeMutableRawPointer

    let start: @convention(c) () -> Handle?
    let perform: @convention(c) (Handle) -> Int32
    let cleanUp: @convention(c) (Handle) -> Void
    let wording: @convention(c) (Int32) -> UnsafePointer<CChar>?
    private let setOption: UnsafeMutableRawPointer
    private let getInfo: UnsafeMutableRawPointer

    /// Throws ``DatasetError/noCurl(reason:)``. The library stays open: closing it again is not safe.
    init(names: [String] = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"]) throws {
        guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else {
            throw DatasetError.noCurl(reason: "found none of \(names.joined(separator: ", "))")
        }
        func function<Function>(_ name: String, as _: Function.Type) throws -> Function {
            unsafeBitCast(try symbol(name, in: library), to: Function.self)
        }
        start = try function("curl_easy_init", as: (@convention(c) () -> Handle?).self)
        perform = try function("curl_easy_perform", as: (@convention(c) (Handle) -> Int32).self)
        cleanUp = try function("curl_easy_cleanup", as: (@convention(c) (Handle) -> Void).self)
        wording = try function("curl_easy_strerror", as: (@convention(c) (Int32) -> UnsafePointer<CChar>?).self)
        setOption = try symbol("curl_easy_setopt", in: library)
        getInfo = try symbol("curl_easy_getinfo", in: library)
    }

    func set(_ option: Int, _ number: Int, of handle: Handle) {
        _ = curl_set_number(setOption, handle, Int32(option), number)
    }

    func set(_ option: Int, _ text: String, of handle: Handle) {
        _ = curl_set_text(setOption, handle, Int32(option), text)
    }

    func set(_ option: Int, _ pointer: UnsafeMutableRawPointer, of handle: Handle) {
        _ = curl_set_pointer(setOption, handle, Int32(option), pointer)
    }

    func setWriteFunction(_ function: @escaping curl_write_function, of handle: Handle) {
        _ = curl_set_write_function(setOption, handle, function)
    }

    func status(of handle: Handle) -> Int { curl_response_code(getInfo, handle) }

    /// Bytes to come, nil when the server did not say.
    func contentLength(of handle: Handle) -> Int? {
        let length = curl_content_length(getInfo, handle)
        return length < 0 ? nil : Int(length)
    }
}

private func symbol(_ name: String, in library: UnsafeMutableRawPointer) throws -> UnsafeMutableRawPointer {
    guard let symbol = dlsym(library, name) else { throw DatasetError.noCurl(reason: "\(name) is missing in it") }
    return symbol
}
