internal import FoundationEssentials
package import Notebook

extension Sandbox {
    /// What the program of a notebook in `folder` may do: read its folder, the files that it names, and what programs
    /// need; and what `permissions` allows.
    package init(program: String, notebook: Notebook, folder: String, toolchain: Toolchain, permissions: Permissions) {
        let paths = Paths(folder: folder)
        self.init(
            readable: [paths.folder] + notebook.frontMatter.files.map { "\(paths.folder)/\($0)" }
                + permissions.reads.map(paths.absolute) + systemFiles + [toolchain.libraries, toolchain.root]
                + (permissions.network ? networkFiles : []),
            limits: notebook.frontMatter.limits)
        writable = permissions.writes.map(paths.absolute) + ["/dev/null"]
        // What the program is run with, and what looks for the place where it crashed.
        executable = [program, "\(toolchain.root)/libexec/swift"] + loaders
        hasNetwork = permissions.network
        told = [paths.folder] + permissions.reads.map(paths.absolute)
        untold =
            notebook.frontMatter.files.map(paths.absolute) + [program, toolchain.libraries, toolchain.root]
            + systemFiles
            + networkFiles
    }

    /// What carries out a notebook's runs may do: read what its program may and the data at `data`, and write to the
    /// store, to where downloads are kept, and where the notebook's weights may go.
    package init(worker: String, for program: Sandbox, data: [String], written: [String]) {
        self = program
        // Dispatch looks for the states of its threads, whose numbers nobody knows before, and ends a process that keeps it
        // from doing so; what is secret there Landlock keeps from a process of another's.
        readable +=
            data + networkFiles + [
                "/proc", URL(filePath: worker).deletingLastPathComponent().path(percentEncoded: false),
            ]
        writable += written
        executable = [worker] + loaders
        hasNetwork = true
    }
}

extension Toolchain {
    /// The folder that the compiler's own folder `bin` is in.
    var root: String {
        URL(filePath: compiler).resolvingSymlinksInPath().deletingLastPathComponent().path(percentEncoded: false)
    }
}

/// Turns a notebook's paths into those of this machine.
struct Paths {
    /// The notebook's folder, absolute.
    let folder: String

    init(folder: String) {
        self.folder = URL(filePath: folder.isEmpty ? "." : folder).standardizedFileURL.path(percentEncoded: false)
    }

    func absolute(_ path: String) -> String {
        if path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] {
            return home + path.dropFirst()
        }
        return path.hasPrefix("/")
            ? path : URL(filePath: folder).appending(path: path).standardizedFileURL.path(percentEncoded: false)
    }
}

/// What every program reads: libraries, time zones, the system's description of itself. None of it is anybody's own.
private let systemFiles = [
    "/usr", "/lib", "/lib64", "/nix/store", "/etc/ld.so.cache", "/etc/localtime", "/etc/os-release",
    "/etc/ssl/openssl.cnf", "/etc/pki/tls/openssl.cnf", "/etc/crypto-policies", "/dev/null",
    "/dev/urandom", "/dev/random", "/sys/devices/system/cpu", "/sys/fs/cgroup", "/sys/kernel/mm",
    "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/sys",
]

/// What finds other machines by their names, and knows them by their certificates.
private let networkFiles = [
    "/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf", "/etc/services",
    "/etc/protocols", "/etc/ssl/certs", "/etc/ssl/cert.pem", "/etc/pki/tls/certs", "/etc/pki/tls/cert.pem",
    "/etc/pki/ca-trust", "/etc/ca-certificates", "/run/systemd/resolve",
]

/// What the system starts programs with.
private let loaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"]
