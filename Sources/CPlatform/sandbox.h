// What keeps a notebook's program within its rights: Landlock for files, seccomp for what else a program asks of the
// system, limits for what it may use. Nothing here needs root.
#ifndef BNBOOK_SANDBOX_H
#define BNBOOK_SANDBOX_H
#include "landlock.h"
#include "sandbox-attributes.h"
#include "sandbox-filter.h"
#include "sandbox-listener.h"
#include <linux/capability.h>
#include <stdio.h>
#include <sys/resource.h>

/// What a process is kept to. Without rules (-1) it has all of its user's rights.
struct bnbook_bounds {
    int rules;
    int version;
    /// Whether somebody is asked before files are opened and programs started; else nothing but files is bounded.
    int is_heard;
    int has_network;
    /// In bytes, seconds and bytes; 0 for no bound.
    uint64_t memory, seconds, file_size;
};

/// Sends a descriptor to whoever has the other end of the socket; 0, or -1.
static inline int bnbook_send_descriptor(int messenger, int descriptor) {
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

/// The descriptor that was sent; -1 where the sender ended first.
static inline int bnbook_receive_descriptor(int messenger) {
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
static inline int bnbook_limit(int resource, uint64_t most) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0) return -1;
    if (limit.rlim_max == RLIM_INFINITY || most < limit.rlim_max) limit.rlim_max = most;
    // Processor time is first told by a signal of its own.
    limit.rlim_cur = resource == RLIMIT_CPU && limit.rlim_max > 1 ? limit.rlim_max - 1 : limit.rlim_max;
    return setrlimit(resource, &limit);
}

/// Keeps this process within its bounds from here on, for good, and sends the listener to what it asks for; 0, or -1
/// with `errno`. Calls nothing but the system.
static inline int bnbook_keep_within(const struct bnbook_bounds *bounds, int rules, int messenger) {
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
#endif
