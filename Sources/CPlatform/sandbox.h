// What keeps a notebook's program within its rights: Landlock for files, seccomp for what else a program asks of the
// system, limits for what it may use. Nothing here needs root.
// https://docs.kernel.org/userspace-api/landlock.html, https://docs.kernel.org/userspace-api/seccomp_filter.html
#ifndef BNBOOK_SANDBOX_H
#define BNBOOK_SANDBOX_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

// The headers that bnbook is built with may be older than the kernel that it runs on, and the reverse.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

/// What may be done at or below a path.
enum bnbook_right { bnbook_read = 1, bnbook_write = 2, bnbook_execute = 4 };

/// The version of the kernel's Landlock, which says what it can keep a program from; 0 without one.
static inline int bnbook_landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
    return version < 0 ? 0 : (int)version;
}

/// From here on this thread, and what it starts, finds a kernel without Landlock: how older kernels are tried.
static inline int bnbook_hide_landlock(void) {
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
static inline uint64_t bnbook_file_accesses(int version) {
    return version >= 5 ? 0xffff : version >= 3 ? 0x7fff : version == 2 ? 0x3fff : 0x1fff;
}

/// Rules by which nothing is allowed; a descriptor, or -1 with `errno`. From version 6 on signals and abstract sockets
/// stay among those who are under the rules. The network is seccomp's business.
static inline int bnbook_landlock_rules(int version) {
    struct { uint64_t files, network, scoped; } attributes = {
        .files = bnbook_file_accesses(version), .scoped = version >= 6 ? 3 : 0 };
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    return (int)syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
}

/// Allows something (of `bnbook_right`) at or below a path; 0, or -1 with `errno`.
static inline int bnbook_landlock_allow(int rules, int version, const char *path, int rights) {
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

/// What a program asked the system for.
struct bnbook_attempt {
    uint64_t id;
    int process;
    int call;
    uint64_t arguments[6];
};

/// Kinds of what is asked for.
enum bnbook_asked {
    bnbook_asks_nothing, bnbook_asks_open, bnbook_asks_change,
    /// To change rights, owner, times or other attributes, which Landlock knows nothing of.
    bnbook_asks_attributes, bnbook_asks_program, bnbook_asks_process, bnbook_asks_network
};

/// A call that somebody is asked about before it is carried out, and which of its arguments matter: -1 for none.
struct bnbook_call {
    int number;
    enum bnbook_asked asked;
    /// The folder's descriptor and the path, twice for calls of two paths, and the flags.
    int folder, path, other_folder, other_path, flags;
};

static inline const struct bnbook_call *bnbook_calls(int *count) {
    static const struct bnbook_call calls[] = {
        { SYS_openat, bnbook_asks_open, 0, 1, -1, -1, 2 },
        { SYS_execve, bnbook_asks_program, -1, 0, -1, -1, -1 },
        { SYS_execveat, bnbook_asks_program, 0, 1, -1, -1, -1 },
        { SYS_clone, bnbook_asks_process, -1, -1, -1, -1, 0 },
        { SYS_connect, bnbook_asks_network, -1, -1, -1, -1, -1 },
        { SYS_listen, bnbook_asks_network, -1, -1, -1, -1, -1 },
        { SYS_truncate, bnbook_asks_change, -1, 0, -1, -1, -1 },
        { SYS_unlinkat, bnbook_asks_change, 0, 1, -1, -1, -1 },
        { SYS_mkdirat, bnbook_asks_change, 0, 1, -1, -1, -1 },
        { SYS_mknodat, bnbook_asks_change, 0, 1, -1, -1, -1 },
        { SYS_symlinkat, bnbook_asks_change, 1, 2, -1, -1, -1 },
        { SYS_linkat, bnbook_asks_change, 0, 1, 2, 3, -1 },
        { SYS_renameat2, bnbook_asks_change, 0, 1, 2, 3, -1 },
        { SYS_fchmodat, bnbook_asks_attributes, 0, 1, -1, -1, -1 },
        { SYS_fchmod, bnbook_asks_attributes, 0, -1, -1, -1, -1 },
        { SYS_fchownat, bnbook_asks_attributes, 0, 1, -1, -1, -1 },
        { SYS_fchown, bnbook_asks_attributes, 0, -1, -1, -1, -1 },
        { SYS_utimensat, bnbook_asks_attributes, 0, 1, -1, -1, -1 },
        { SYS_setxattr, bnbook_asks_attributes, -1, 0, -1, -1, -1 },
        { SYS_fsetxattr, bnbook_asks_attributes, 0, -1, -1, -1, -1 },
        { SYS_removexattr, bnbook_asks_attributes, -1, 0, -1, -1, -1 },
#ifdef SYS_renameat
        { SYS_renameat, bnbook_asks_change, 0, 1, 2, 3, -1 },
#endif
#ifdef SYS_open
        { SYS_open, bnbook_asks_open, -1, 0, -1, -1, 1 },
        { SYS_creat, bnbook_asks_change, -1, 0, -1, -1, -1 },
        { SYS_fork, bnbook_asks_process, -1, -1, -1, -1, -1 },
        { SYS_vfork, bnbook_asks_process, -1, -1, -1, -1, -1 },
        { SYS_unlink, bnbook_asks_change, -1, 0, -1, -1, -1 },
        { SYS_rmdir, bnbook_asks_change, -1, 0, -1, -1, -1 },
        { SYS_mkdir, bnbook_asks_change, -1, 0, -1, -1, -1 },
        { SYS_mknod, bnbook_asks_change, -1, 0, -1, -1, -1 },
        { SYS_symlink, bnbook_asks_change, -1, 1, -1, -1, -1 },
        { SYS_link, bnbook_asks_change, -1, 0, -1, 1, -1 },
        { SYS_rename, bnbook_asks_change, -1, 0, -1, 1, -1 },
        { SYS_chmod, bnbook_asks_attributes, -1, 0, -1, -1, -1 },
        { SYS_chown, bnbook_asks_attributes, -1, 0, -1, -1, -1 },
        { SYS_lchown, bnbook_asks_attributes, -1, 0, -1, -1, -1 },
        { SYS_utime, bnbook_asks_attributes, -1, 0, -1, -1, -1 },
        { SYS_utimes, bnbook_asks_attributes, -1, 0, -1, -1, -1 },
        { SYS_futimesat, bnbook_asks_attributes, 0, 1, -1, -1, -1 },
#endif
    };
    *count = sizeof calls / sizeof calls[0];
    return calls;
}

/// Calls that no notebook needs and that reach past files, network and processes: they fail as if nobody were allowed.
static inline const int *bnbook_refused_calls(int *count) {
    static const int calls[] = {
        SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_bpf, SYS_perf_event_open,
        SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_open_by_handle_at, SYS_mount, SYS_umount2,
        SYS_pivot_root, SYS_chroot, SYS_setns, SYS_unshare, SYS_swapon, SYS_swapoff, SYS_reboot, SYS_acct, SYS_quotactl,
        SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_syslog, SYS_sethostname,
        SYS_setdomainname, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime, SYS_lsetxattr,
        SYS_lremovexattr, SYS_fremovexattr, SYS_personality, SYS_seccomp,
        // What processes of one user share without files, what one may do to the others, and what tells of their files.
        SYS_shmget, SYS_shmat, SYS_shmctl, SYS_semget, SYS_semctl, SYS_semtimedop, SYS_msgget, SYS_msgsnd, SYS_msgrcv,
        SYS_msgctl, SYS_mq_open, SYS_mq_unlink, SYS_setpriority, SYS_ioprio_set, SYS_sched_setscheduler,
        SYS_sched_setparam, SYS_sched_setattr, SYS_sched_setaffinity, SYS_inotify_add_watch, SYS_fanotify_init,
        // Who leaves the session would outlive it.
        SYS_setsid,
        // The newer ways to mount (open_tree to pidfd_getfd's neighbours), by the numbers that all machines share.
        428, 429, 430, 431, 432, 433, 438, 442,
#ifdef SYS_fchmodat2
        SYS_fchmodat2,
#endif
#ifdef SYS_iopl
        SYS_iopl, SYS_ioperm,
#endif
    };
    *count = sizeof calls / sizeof calls[0];
    return calls;
}

/// Calls whose arguments lie in memory where no filter sees them, or that do other calls' work unseen: the system is
/// taken for one that lacks them, and the C library then uses the older ones.
static inline const int *bnbook_absent_calls(int *count) {
    static const int calls[] = {
        SYS_clone3, SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, /* openat2 */ 437,
        /* setxattrat, removexattrat */ 463, 466, /* open_tree_attr, file_setattr */ 467, 469,
    };
    *count = sizeof calls / sizeof calls[0];
    return calls;
}

/// What a new process may differ in from its maker by `clone`: no new namespaces, and no other parent.
static const uint64_t bnbook_plain_clone =
    CSIGNAL | CLONE_VM | CLONE_VFORK | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID;

#if defined(__x86_64__)
#define BNBOOK_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define BNBOOK_MACHINE AUDIT_ARCH_AARCH64
#endif

#define BNBOOK_DATA(member) (uint32_t) offsetof(struct seccomp_data, member)
#define BNBOOK_ADD(...) filter[(*count)++] = (struct sock_filter)__VA_ARGS__

/// Where the call is this one, ends the filter with `action`.
static inline void bnbook_filter_call(struct sock_filter *filter, int *count, int call, uint32_t action) {
    BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1));
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, action));
}

/// Where the call is this one, and of its argument only the bits of `mask` are looked at: `action` for that value, else
/// `otherwise`.
static inline void bnbook_filter_argument(
    struct sock_filter *filter, int *count, int call, uint32_t argument, uint32_t mask, uint32_t value, uint32_t action,
    uint32_t otherwise) {
    BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 5));
    BNBOOK_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, argument));
    BNBOOK_ADD(BPF_STMT(BPF_ALU | BPF_AND | BPF_K, mask));
    BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, action));
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, otherwise));
}

/// The filter of a notebook's program; gives how many instructions it has, at most 512.
static inline int bnbook_filter(struct sock_filter *filter, int has_network) {
#ifdef BNBOOK_MACHINE
    int instructions = 0, *count = &instructions, calls = 0;
    const uint32_t refuse = SECCOMP_RET_ERRNO | EPERM, deny = SECCOMP_RET_ERRNO | EACCES;
    const uint32_t absent = SECCOMP_RET_ERRNO | ENOSYS, ask = SECCOMP_RET_USER_NOTIF, allow = SECCOMP_RET_ALLOW;
    BNBOOK_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, BNBOOK_DATA(arch)));
    BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, BNBOOK_MACHINE, 1, 0));
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    BNBOOK_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, BNBOOK_DATA(nr)));
#ifdef __x86_64__
    // The calls of the x32 ABI go by other numbers.
    BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, absent));
#endif
    bnbook_filter_argument(
        filter, count, SYS_clone, BNBOOK_DATA(args[0]), CLONE_THREAD, CLONE_THREAD, allow, ask);
    // Limits of its own processes only: 0 is the caller.
    bnbook_filter_argument(filter, count, SYS_prlimit64, BNBOOK_DATA(args[0]), 0xffffffff, 0, allow, refuse);
    // Only streams, as a pair of another type can be led to a named socket.
    bnbook_filter_argument(filter, count, SYS_socketpair, BNBOOK_DATA(args[1]), 0xf, SOCK_STREAM, allow, deny);
    if (has_network) {
        bnbook_filter_argument(filter, count, SYS_socket, BNBOOK_DATA(args[0]), 0xffffffff, AF_UNIX, deny, allow);
        bnbook_filter_call(filter, count, SYS_connect, allow);
        bnbook_filter_call(filter, count, SYS_listen, allow);
    } else {
        // Libraries make and bind sockets that they never use, of IPv4 (2) and IPv6 (10); others are refused. A message
        // to an address asks as a connection does.
        bnbook_filter_call(filter, count, SYS_bind, deny);
        bnbook_filter_argument(filter, count, SYS_socket, BNBOOK_DATA(args[0]), ~8u, AF_INET, allow, deny);
        bnbook_filter_argument(filter, count, SYS_sendto, BNBOOK_DATA(args[5]), 0xffffffff, 0, allow, deny);
    }
    const int *numbers = bnbook_absent_calls(&calls);
    for (int each = 0; each < calls; each++) bnbook_filter_call(filter, count, numbers[each], absent);
    numbers = bnbook_refused_calls(&calls);
    for (int each = 0; each < calls; each++) bnbook_filter_call(filter, count, numbers[each], refuse);
    const struct bnbook_call *asked = bnbook_calls(&calls);
    for (int each = 0; each < calls; each++) bnbook_filter_call(filter, count, asked[each].number, ask);
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, allow));
    return instructions;
#else
    return 0;
#endif
}

/// A further filter for a program without a network, once nothing is sent any more before it begins: messages that name
/// an address where no filter sees it are refused.
static inline int bnbook_refuse_messages(void) {
    struct sock_filter filter[8];
    int instructions = 0, *count = &instructions;
    BNBOOK_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, BNBOOK_DATA(nr)));
    bnbook_filter_call(filter, count, SYS_sendmsg, SECCOMP_RET_ERRNO | EACCES);
    bnbook_filter_call(filter, count, SYS_sendmmsg, SECCOMP_RET_ERRNO | EACCES);
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    struct sock_fprog program = { (unsigned short)instructions, filter };
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

#undef BNBOOK_ADD
#undef BNBOOK_DATA

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

/// Wakes who listens, and who waits for the answer, on the processor of the other, who waits from then on: else most of a
/// question's time is that of waking an idle processor. Older kernels do not know it.
static inline void bnbook_answer_in_turns(int listener) {
    ioctl(listener, SECCOMP_IOW(4, uint64_t), (uint64_t)1);
}

/// What a program asks for next; 0, or -1 where there is nothing any more.
static inline int bnbook_next_attempt(int listener, struct bnbook_attempt *attempt) {
    struct seccomp_notif asked = { 0 };
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked) != 0) return -1;
    *attempt = (struct bnbook_attempt){ .id = asked.id, .process = (int)asked.pid, .call = asked.data.nr };
    for (int each = 0; each < 6; each++) attempt->arguments[each] = asked.data.args[each];
    return 0;
}

/// Whether the program still waits for an answer: until then what was read of its memory is its own.
static inline _Bool bnbook_still_waits(int listener, uint64_t id) {
    return ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &id) == 0;
}

/// Lets a program go on with what it asked for, where `reason` is 0: Landlock has the last word. Else it fails with
/// that `errno`.
static inline void bnbook_answer(int listener, uint64_t id, int reason) {
    struct seccomp_notif_resp response = {
        .id = id, .error = -reason, .flags = reason == 0 ? SECCOMP_USER_NOTIF_FLAG_CONTINUE : 0 };
    ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response);
}

/// Lets a program have a file that this process opens for it to be read; where that cannot be, the call fails.
static inline void bnbook_answer_with_file(int listener, uint64_t id, const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    int reason = errno;
    struct seccomp_notif_addfd given = {
        .id = id, .flags = SECCOMP_ADDFD_FLAG_SEND, .srcfd = (uint32_t)file, .newfd_flags = O_CLOEXEC };
    if (file < 0) return bnbook_answer(listener, id, reason);
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &given) < 0) bnbook_answer(listener, id, EACCES);
    close(file);
}

/// The call of that number, where it is one that is asked about.
static inline struct bnbook_call bnbook_call_of(int number) {
    int count = 0;
    const struct bnbook_call *calls = bnbook_calls(&count);
    for (int each = 0; each < count; each++) if (calls[each].number == number) return calls[each];
    return (struct bnbook_call){ number, bnbook_asks_nothing, -1, -1, -1, -1, -1 };
}

/// Copies the text at an address in another process's memory, up to its null, which is copied too; 0, or -1.
static inline int bnbook_text_of(int process, uint64_t address, char *text, size_t size) {
    // What lies behind the text's last page may not be there, and a piece is read whole or not at all.
    size_t page = 4096 - address % 4096, first = page < size ? page : size;
    struct iovec whole = { text, size };
    struct iovec pieces[] = { { (void *)(uintptr_t)address, first }, { (void *)(uintptr_t)(address + first), size - first } };
    ssize_t count = process_vm_readv(process, &whole, 1, pieces, size > first ? 2 : 1, 0);
    return count > 0 && memchr(text, 0, (size_t)count) != NULL ? 0 : -1;
}
#endif
