// How a process that was just started is kept within its bounds, and who started it hears of what it asks for.
#include "bounds.h"

#include <errno.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_restrict_self
#define SYS_landlock_restrict_self 446
#endif

/// Sends a descriptor to whoever has the other end of the socket; 0, or -1.
static int bnbook_send_descriptor(int messenger, int descriptor) {
    char byte = 0, control[CMSG_SPACE(sizeof descriptor)] = { 0 };
    struct iovec piece = { &byte, 1 };
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof descriptor);
    memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    return sendmsg(messenger, &message, MSG_NOSIGNAL) == 1 ? 0 : -1;
}

int bnbook_receive_descriptor(int messenger) {
    char byte = 0, control[CMSG_SPACE(sizeof(int))] = { 0 };
    struct iovec piece = { &byte, 1 };
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control };
    ssize_t count;
    do count = recvmsg(messenger, &message, MSG_CMSG_CLOEXEC);
    while (count < 0 && errno == EINTR);
    struct cmsghdr *header = count == 1 ? CMSG_FIRSTHDR(&message) : NULL;
    if (header == NULL || header->cmsg_type != SCM_RIGHTS) return -1;
    int descriptor = -1;
    memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    return descriptor;
}

/// Sets a limit that the process cannot lift again; one that is lower already stays.
static int bnbook_limit(int resource, uint64_t most) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0) return -1;
    if (limit.rlim_max == RLIM_INFINITY || most < limit.rlim_max) limit.rlim_max = most;
    // Processor time is first told by a signal of its own.
    limit.rlim_cur = resource == RLIMIT_CPU && limit.rlim_max > 1 ? limit.rlim_max - 1 : limit.rlim_max;
    return setrlimit(resource, &limit);
}

int bnbook_keep_within(const struct bnbook_bounds *bounds, int rules, int messenger) {
    if (bounds->memory > 0 && bnbook_limit(RLIMIT_DATA, bounds->memory) != 0) return -1;
    if (bounds->seconds > 0 && bnbook_limit(RLIMIT_CPU, bounds->seconds + 1) != 0) return -1;
    if (bounds->file_size > 0 && bnbook_limit(RLIMIT_FSIZE, bounds->file_size) != 0) return -1;
    if (rules < 0) return 0;
    if (bnbook_limit(RLIMIT_CORE, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    if (bounds->is_heard) {
        // Its own folder there; those of other processes say what is none of its business.
        if (bnbook_landlock_allow(rules, bounds->version, "/proc/self", bnbook_read) != 0) return -1;
        // Where root renders, the program has no powers of root's.
        struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
        struct __user_cap_data_struct none[2] = { { 0, 0, 0 }, { 0, 0, 0 } };
        if (syscall(SYS_capset, &header, none) != 0) return -1;
    }
    if (syscall(SYS_landlock_restrict_self, rules, 0) != 0) return -1;
    if (!bounds->is_heard) return 0;
    struct sock_filter filter[512];
    struct sock_fprog program = { (unsigned short)bnbook_filter(filter, bounds->has_network), filter };
    int listener =
        (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
    if (listener < 0 || bnbook_send_descriptor(messenger, listener) != 0) return -1;
    if (!bounds->has_network && bnbook_refuse_messages() != 0) return -1;
    return close(listener);
}
