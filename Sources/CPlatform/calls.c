// What a notebook's program may not ask of the system: the calls that somebody is asked about, those that are refused,
// and those that seem absent. All else is allowed.
#include "calls.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>

const struct bnbook_call *bnbook_calls(int *count) {
    static const struct bnbook_call calls[] = {
        { SYS_openat, bnbook_asks_open, 0, 1, -1, -1, 2 },
        { SYS_newfstatat, bnbook_asks_look, 0, 1, -1, -1, 3 },
        { SYS_faccessat, bnbook_asks_look, 0, 1, -1, -1, -1 },
        { SYS_faccessat2, bnbook_asks_look, 0, 1, -1, -1, 3 },
        { SYS_statx, bnbook_asks_look, 0, 1, -1, -1, 2 },
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
        { SYS_stat, bnbook_asks_look, -1, 0, -1, -1, -1 },
        { SYS_lstat, bnbook_asks_look, -1, 0, -1, -1, -1 },
        { SYS_access, bnbook_asks_look, -1, 0, -1, -1, -1 },
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

const int *bnbook_refused_calls(int *count) {
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
        // Memory that no limit counts, as no process has it for itself; and who locks a file that it may read keeps others
        // from it.
        SYS_memfd_create, /* memfd_secret */ 447, SYS_flock,
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

const int *bnbook_absent_calls(int *count) {
    static const int calls[] = {
        SYS_clone3, SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, /* openat2 */ 437,
        /* setxattrat, removexattrat */ 463, 466, /* open_tree_attr, file_setattr */ 467, 469,
    };
    *count = sizeof calls / sizeof calls[0];
    return calls;
}

const struct bnbook_condition *bnbook_conditions(int *count) {
    static const struct bnbook_condition conditions[] = {
        // Limits of its own processes only: 0 is the caller.
        { SYS_prlimit64, 0, ~0u, bnbook_allows, bnbook_refuses, { 0 } },
        // Only streams, as a pair of another type can be led to a named socket.
        { SYS_socketpair, 1, 0xf, bnbook_allows, bnbook_denies, { SOCK_STREAM } },
        // Memory that is a process's own, since no limit counts what is shared, or grows as a stack does.
        { SYS_mmap, 3, MAP_SHARED | MAP_ANONYMOUS | MAP_GROWSDOWN, bnbook_allows, bnbook_refuses,
            { 0, MAP_SHARED, MAP_ANONYMOUS } },
        // Commands to file systems, which change files that are open for reading alone. Their kinds: most have those of
        // ext2 (f, v) and XFS (X), others their own (nilfs, ocfs2, btrfs, ceph, bcachefs, cifs, f2fs).
        { SYS_ioctl, 1, 0xff00, bnbook_refuses, bnbook_allows,
            { 'f' << 8, 'v' << 8, 'X' << 8, 'n' << 8, 'o' << 8, 0x9400, 0x9700, 0xbc00, 0xcf00, 0xf500 } },
        // Leases keep others from a file, notices tell of them.
        { SYS_fcntl, 1, ~0u, bnbook_refuses, bnbook_allows, { F_SETLEASE, F_NOTIFY } },
    };
    *count = sizeof conditions / sizeof conditions[0];
    return conditions;
}

const struct bnbook_condition *bnbook_network_conditions(int has_network, int *count) {
    static const struct bnbook_condition with[] = {
        { SYS_socket, 0, ~0u, bnbook_denies, bnbook_allows, { AF_UNIX } },
        { SYS_connect, 0, 0, bnbook_allows, bnbook_allows, { 0 } },
        { SYS_listen, 0, 0, bnbook_allows, bnbook_allows, { 0 } },
    };
    static const struct bnbook_condition without[] = {
        { SYS_socket, 0, ~8u, bnbook_allows, bnbook_denies, { AF_INET } },
        { SYS_bind, 0, 0, bnbook_denies, bnbook_denies, { 0 } },
        { SYS_setsockopt, 0, 0, bnbook_denies, bnbook_denies, { 0 } },
        { SYS_sendto, 5, ~0u, bnbook_allows, bnbook_denies, { 0 } },
    };
    *count = has_network ? sizeof with / sizeof with[0] : sizeof without / sizeof without[0];
    return has_network ? with : without;
}

enum bnbook_made bnbook_made_by(int call, uint64_t flags) {
    const uint64_t shared = CLONE_VFORK | CLONE_VM;
    const uint64_t plain = CSIGNAL | shared | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID;
    if (flags & CLONE_THREAD) return bnbook_makes_thread;
    if (flags & ~plain) return bnbook_makes_other;
#ifdef SYS_vfork
    if (call == SYS_vfork) return bnbook_makes_program;
#endif
    return (flags & shared) == shared ? bnbook_makes_program : bnbook_makes_process;
}

struct bnbook_call bnbook_call_of(int number) {
    int count = 0;
    const struct bnbook_call *calls = bnbook_calls(&count);
    for (int each = 0; each < count; each++) if (calls[each].number == number) return calls[each];
    return (struct bnbook_call){ number, bnbook_asks_nothing, -1, -1, -1, -1, -1 };
}
