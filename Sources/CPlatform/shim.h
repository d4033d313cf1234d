// What Swift's Glibc module does not offer.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/// Ends this process when `parent` ends, however it does, and at once where it has ended already.
static inline void bnbook_end_with(pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
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

/// Goes on from here in two processes, of which the new one ends with the old: gives 0 in the new one, its number in the
/// old, -1 where there can be no new one.
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

/// A pipe that programs started from here do not inherit: gives 0, or -1 with `errno`.
static inline int bnbook_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

/// Starts a program in a session of its own, which it leads: with no signal blocked or ignored, nothing to read, its
/// output and errors to these descriptors and no other one open, and ending with this process. Gives its number, or -1
/// with `errno` where it cannot be started.
static inline int bnbook_start(
    const char *path, char *const arguments[], char *const environment[], const char *folder, int output, int errors) {
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return -1;
    pid_t parent = getpid();
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t process = fork();
    if (process == 0) {
        // Between fork and exec only what POSIX calls async-signal-safe: other threads may have held any lock.
        setsid();
        bnbook_end_with(parent);
        for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
        int nothing = open("/dev/null", O_RDONLY);
        if (nothing >= 0 && dup2(nothing, 0) >= 0 && dup2(output, 1) >= 0 && dup2(errors, 2) >= 0
            && (folder == NULL || chdir(folder) == 0)) {
            sigset_t none;
            sigemptyset(&none);
            pthread_sigmask(SIG_SETMASK, &none, NULL);
            // The report's descriptor is closed by a successful exec, as all others are.
            for (int other = 3; other < 1024; other++) {
                if (other != report[1]) close(other);
            }
            execve(path, arguments, environment);
        }
        int reason = errno;
        ssize_t written = write(report[1], &reason, sizeof reason);
        _exit(written == sizeof reason ? 127 : 126);
    }
    int reason = process < 0 ? errno : 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(report[1]);
    if (process > 0) {
        ssize_t count;
        do count = read(report[0], &reason, sizeof reason);
        while (count < 0 && errno == EINTR);
        if (count > 0) bnbook_wait(process);
    }
    close(report[0]);
    errno = reason;
    return reason == 0 ? process : -1;
}

/// Opens what stands for standard input, output and errors where the caller has closed them, so that no file of ours gets
/// their numbers and nothing that is said is an error.
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
