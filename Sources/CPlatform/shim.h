// What Swift's Glibc module does not offer.
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>

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
