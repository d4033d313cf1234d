// How rights and times of a file are changed for a program that may: on a file that is open already, so that nothing
// changes between the look at it and the deed.
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/// Which of a call's arguments say what is changed: -1 for a call that changes nothing of the kind.
struct bnbook_change { int mode, times, owner; };

static struct bnbook_change bnbook_change_of(int call) {
    switch (call) {
    case SYS_fchmod: return (struct bnbook_change){ 1, -1, -1 };
    case SYS_fchmodat: return (struct bnbook_change){ 2, -1, -1 };
    case SYS_utimensat: return (struct bnbook_change){ -1, 2, -1 };
    case SYS_fchown: return (struct bnbook_change){ -1, -1, 1 };
    case SYS_fchownat: return (struct bnbook_change){ -1, -1, 2 };
#ifdef SYS_chmod
    case SYS_chmod: return (struct bnbook_change){ 1, -1, -1 };
    case SYS_chown: case SYS_lchown: return (struct bnbook_change){ -1, -1, 1 };
#endif
    default: return (struct bnbook_change){ -1, -1, -1 };
    }
}

int bnbook_carry_out(int listener, const struct bnbook_attempt *asked, int file) {
    struct bnbook_change change = bnbook_change_of(asked->call);
    struct timespec times[2];
    uint64_t address = change.times < 0 ? 0 : asked->arguments[change.times];
    if (address != 0) {
        struct iovec here = { times, sizeof times }, there = { (void *)(uintptr_t)address, sizeof times };
        if (process_vm_readv(asked->process, &here, 1, &there, 1, 0) != sizeof times) return EFAULT;
    }
    struct stat status;
    if (!bnbook_still_waits(listener, asked->id)) return ENOENT;
    if (fstat(file, &status) != 0) return errno;
    if (change.owner >= 0) {
        uint32_t user = (uint32_t)asked->arguments[change.owner], group = (uint32_t)asked->arguments[change.owner + 1];
        return (user == ~0u || user == status.st_uid) && (group == ~0u || group == status.st_gid) ? 0 : EPERM;
    }
    if (change.mode < 0 && change.times < 0) return EOPNOTSUPP;
    if (status.st_uid != geteuid()) return EPERM;
    char place[32];
    snprintf(place, sizeof place, "/proc/self/fd/%d", file);
    // Nobody gets another's rights by what a notebook wrote.
    int result = change.mode >= 0 ? chmod(place, (mode_t)asked->arguments[change.mode] & 01777)
                                  : utimensat(AT_FDCWD, place, address == 0 ? NULL : times, 0);
    return result == 0 ? 0 : errno;
}

void bnbook_answer_as_done(int listener, uint64_t id, int reason) {
    struct seccomp_notif_resp response = { .id = id, .error = -reason };
    ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response);
}
