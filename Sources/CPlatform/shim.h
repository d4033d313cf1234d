// What Swift's Glibc module does not offer.
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/// Ends this process when the one that started it ends, however it does.
static inline void bnbook_end_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

/// Sends printed text on at the end of each line.
static inline void bnbook_print_by_line(void) { setvbuf(stdout, NULL, _IOLBF, 0); }

/// Writes bytes among printed text, in one piece, and sends all on.
static inline void bnbook_print(const void *bytes, size_t count) {
    flockfile(stdout);
    fwrite(bytes, 1, count, stdout);
    fflush(stdout);
    funlockfile(stdout);
}

/// Goes on from here in two processes: gives 0 in the new one, its number in the old, -1 where there can be no new one.
static inline int bnbook_fork(void) {
    fflush(NULL);
    return fork();
}

/// Waits for a process to end: gives its exit code, or the signal that ended it as a negative number.
static inline int bnbook_wait(int process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {}
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}
