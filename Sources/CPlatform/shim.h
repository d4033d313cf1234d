// What Swift's Glibc module does not offer.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/// Ends this process when `parent` ends, however it does, and at once where it has ended already.
static inline void bnbook_end_with(pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
}

/// Blanks what the system shows of this process's environment, in /proc; the process itself keeps it. 0, or -1 with `errno`.
static inline int bnbook_hide_environment(void) {
    size_t count = 0;
    while (environ != NULL && environ[count] != NULL) count++;
    char **given = calloc(count + 1, sizeof *given);
    if (given == NULL) return -1;
    memcpy(given, environ, count * sizeof *given);
    clearenv();
    int result = 0;
    for (size_t each = 0; each < count; each++) {
        char *copy = strdup(given[each]);
        if (copy == NULL || putenv(copy) != 0) result = -1;
        memset(given[each], 0, strlen(given[each]));
    }
    free(given);
    return result;
}

/// Whether some bytes hold others.
static inline int bnbook_holds(const void *bytes, size_t count, const void *part, size_t length) {
    return memmem(bytes, count, part, length) != NULL;
}

/// Sends printed text on at the end of each line.
static inline void bnbook_print_by_line(void) { setvbuf(stdout, NULL, _IOLBF, 0); }

/// Writes bytes among printed text, in one piece, and sends all on.
static inline void bnbook_print(const void *bytes, size_t count) {
    flockfile(stdout);
    fwrite(bytes, 1, count, stdout);
    fflush(stdout);
    funlockfile(stdout);
}

/// Whether all that was printed could be written.
static inline int bnbook_printed_all(void) { return fflush(stdout) == 0 && !ferror(stdout); }

/// Goes on from here in two processes, of which the new one ends with the old: gives 0 in the new one, its number in
/// the old, -1 where there can be no new one.
static inline int bnbook_fork(void) {
    fflush(NULL);
    pid_t parent = getpid();
    pid_t process = fork();
    if (process == 0) bnbook_end_with(parent);
    return process;
}

/// A descriptor that can be read once the process has ended; -1 where there is none.
static inline int bnbook_watch(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

/// What `bnbook_wait` gives where somebody else has asked for the process's end.
static const int bnbook_unheard = -1000;

/// Waits for a process to end: gives its exit code, or the signal that ended it as a negative number.
static inline int bnbook_wait(int process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return bnbook_unheard;
    }
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

/// Whether a process has ended, which can still be asked for its end.
static inline int bnbook_has_ended(int process) {
    siginfo_t ending = { 0 };
    return waitid(P_PID, (id_t)process, &ending, WEXITED | WNOHANG | WNOWAIT) == 0 && ending.si_pid == process;
}

/// A file in memory, that is gone with the last who has it open; -1 with `errno`.
static inline int bnbook_memory(const char *name) { return (int)syscall(SYS_memfd_create, name, 1); }

/// Both ends of a channel, that programs started from here do not inherit: gives 0, or -1 with `errno`.
static inline int bnbook_channel(int ends[2]) { return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends); }

/// A pipe that programs started from here do not inherit: gives 0, or -1 with `errno`.
static inline int bnbook_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

/// What a program is started with.
struct bnbook_program {
    const char *path;
    char *const *arguments;
    char *const *environment;
    /// The folder it runs in; null for this process's own.
    const char *folder;
    int output, errors;
    /// What it finds as descriptor 3; -1 for nothing.
    int channel;
    struct bnbook_bounds bounds;
};

/// What a program that could not be started says of the reason: the number, and whether it is that it cannot be kept
/// within its bounds.
struct bnbook_reason { int number, is_unbounded; };

/// In the new process: keeps it within its bounds and runs the program; comes back where that cannot be. Between fork
/// and exec only what POSIX calls async-signal-safe: other threads may have held any lock.
static inline struct bnbook_reason bnbook_become(const struct bnbook_program *start, int report, int messenger) {
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    int nothing = open("/dev/null", O_RDONLY);
    int channel = start->channel < 0 ? -1 : fcntl(start->channel, F_DUPFD_CLOEXEC, 16);
    int rules = start->bounds.rules < 0 ? -1 : fcntl(start->bounds.rules, F_DUPFD_CLOEXEC, 16);
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(start->output, 1) < 0 || dup2(start->errors, 2) < 0
        || (start->folder != NULL && chdir(start->folder) != 0) || (channel >= 0 && dup2(channel, 3) < 0))
        return (struct bnbook_reason){ errno, 0 };
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, NULL);
    // The report's descriptor is closed by a successful exec, as all others are.
    for (int other = channel < 0 ? 3 : 4; other < 1024; other++)
        if (other != report && other != messenger && other != rules) close(other);
    if (bnbook_keep_within(&start->bounds, rules, messenger) != 0) return (struct bnbook_reason){ errno, 1 };
    execve(start->path, start->arguments, start->environment);
    return (struct bnbook_reason){ errno, 0 };
}

/// Starts a program in a session of its own, which it leads: with no signal blocked or ignored, nothing to read, its
/// output and errors to these descriptors and no other one open, and ending with this process. Gives its number, or -1
/// with the reason where it cannot be started. Where its bounds say that it is heard, `listener` is then a descriptor
/// for what it asks for.
static inline int bnbook_start(const struct bnbook_program *start, int *listener, struct bnbook_reason *reason) {
    int report[2], messenger[2] = { -1, -1 };
    *listener = -1;
    *reason = (struct bnbook_reason){ 0, 0 };
    if (pipe2(report, O_CLOEXEC) != 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, messenger) != 0) {
        reason->number = errno;
        return -1;
    }
    pid_t parent = getpid();
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t process = fork();
    if (process == 0) {
        setsid();
        bnbook_end_with(parent);
        int own = fcntl(report[1], F_DUPFD_CLOEXEC, 16), other = fcntl(messenger[1], F_DUPFD_CLOEXEC, 16);
        struct bnbook_reason why = bnbook_become(start, own, other);
        _exit(write(own, &why, sizeof why) == sizeof why ? 127 : 126);
    }
    if (process < 0) reason->number = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(report[1]);
    close(messenger[1]);
    if (process > 0 && start->bounds.rules >= 0 && start->bounds.is_heard) {
        *listener = bnbook_receive_descriptor(messenger[0]);
        if (*listener >= 0) bnbook_answer_in_turns(*listener);
        // The first thing that it asks for is to become the program.
        struct bnbook_attempt attempt;
        if (*listener >= 0 && bnbook_next_attempt(*listener, &attempt) == 0) bnbook_answer(*listener, attempt.id, 0);
    }
    if (process > 0) {
        ssize_t count;
        do count = read(report[0], reason, sizeof *reason);
        while (count < 0 && errno == EINTR);
        if (count > 0) bnbook_wait(process);
    }
    close(report[0]);
    close(messenger[0]);
    if (reason->number == 0 && process > 0) return process;
    if (*listener >= 0) close(*listener);
    *listener = -1;
    return -1;
}

/// Opens what stands for standard input, output and errors where the caller has closed them, so that no file of ours
/// gets their numbers and nothing that is said is an error.
static inline void bnbook_open_standard_streams(void) {
    for (int number = 0; number < 3; number++) {
        if (fcntl(number, F_GETFD) >= 0 || errno != EBADF) continue;
        // What is asked for on a closed output is an error, as on a full disk; words are given up.
        int stream = open(number == 1 ? "/dev/full" : "/dev/null", number == 0 ? O_RDONLY : O_WRONLY);
        if (stream >= 0 && stream != number) {
            dup2(stream, number);
            close(stream);
        }
    }
}
