#include "processes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int bnbook_memory(const char *name) { return (int)syscall(SYS_memfd_create, name, 1); }

int bnbook_channel(int ends[2]) { return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends); }

int bnbook_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

void bnbook_open_standard_streams(void) {
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

void bnbook_print_by_line(void) { setvbuf(stdout, NULL, _IOLBF, 0); }

void bnbook_print(const void *bytes, size_t count) {
    flockfile(stdout);
    fwrite(bytes, 1, count, stdout);
    fflush(stdout);
    funlockfile(stdout);
}

int bnbook_printed_all(void) { return fflush(stdout) == 0 && !ferror(stdout); }

int bnbook_hide_environment(void) {
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

int bnbook_holds(const void *bytes, size_t count, const void *part, size_t length) {
    return memmem(bytes, count, part, length) != NULL;
}
