// Landlock, which keeps a process to files that it was given, by rules that are the kernel's alone.
// https://docs.kernel.org/userspace-api/landlock.html
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The headers that bnbook is built with may be older than the kernel that it runs on, and the reverse.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

int bnbook_landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
    return version < 0 ? 0 : (int)version;
}

int bnbook_hide_landlock(void) {
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_landlock_create_ruleset, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW) };
    struct sock_fprog program = { 4, filter };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

/// Every access to files that this version of Landlock knows: bits 0 to 12 came first, then 13 (to link or rename from
/// one folder to another), 14 (to truncate) and 15 (to command devices).
static uint64_t bnbook_file_accesses(int version) {
    return version >= 5 ? 0xffff : version >= 3 ? 0x7fff : version == 2 ? 0x3fff : 0x1fff;
}

int bnbook_landlock_rules(int version) {
    struct { uint64_t files, network, scoped; } attributes = {
        .files = bnbook_file_accesses(version), .scoped = version >= 6 ? 3 : 0 };
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    return (int)syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
}

int bnbook_landlock_allow(int rules, int version, const char *path, int rights) {
    int place = open(path, O_PATH | O_CLOEXEC);
    struct stat status;
    if (place < 0) return -1;
    int is_folder = fstat(place, &status) == 0 && S_ISDIR(status.st_mode);
    uint64_t read = 0xc, execute = 0x1, write = bnbook_file_accesses(version) & ~(read | execute);
    uint64_t accesses = (rights & bnbook_read ? read : 0) | (rights & bnbook_write ? write : 0)
        | (rights & bnbook_execute ? execute : 0);
    // A file itself can be executed, written to, read, truncated and commanded.
    if (!is_folder) accesses &= 0xc007;
    struct { uint64_t accesses; int32_t place; } __attribute__((packed)) rule = { accesses, place };
    long result = accesses == 0 ? 0 : syscall(SYS_landlock_add_rule, rules, 1, &rule, 0);
    int reason = errno;
    close(place);
    errno = reason;
    return (int)result;
}
