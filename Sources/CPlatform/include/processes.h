// How processes are started and heard of, and what is done with this one's streams.
#ifndef BNBOOK_PROCESSES_H
#define BNBOOK_PROCESSES_H
#include "sandbox.h"

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

/// Starts a program in a session of its own, which it leads: with no signal blocked or ignored, nothing to read, its
/// output and errors to these descriptors and no other one open, and ending with this process. Gives its number, or -1
/// with the reason where it cannot be started. Where its bounds say that it is heard, `listener` is then a descriptor
/// for what it asks for.
int bnbook_start(const struct bnbook_program *start, int *listener, struct bnbook_reason *reason);

/// Goes on from here in two processes, of which the new one ends with the old: gives 0 in the new one, its number in
/// the old, -1 where there can be no new one.
int bnbook_fork(void);

/// A descriptor that can be read once the process has ended; -1 where there is none.
int bnbook_watch(int process);

/// What `bnbook_wait` gives where somebody else has asked for the process's end.
static const int bnbook_unheard = -1000;

/// Waits for a process to end: gives its exit code, or the signal that ended it as a negative number.
int bnbook_wait(int process);

/// Whether a process has ended, which can still be asked for its end.
int bnbook_has_ended(int process);

/// A file in memory, that is gone with the last who has it open; -1 with `errno`.
int bnbook_memory(const char *name);

/// Both ends of a channel, that programs started from here do not inherit: gives 0, or -1 with `errno`.
int bnbook_channel(int ends[2]);

/// A pipe that programs started from here do not inherit: gives 0, or -1 with `errno`.
int bnbook_pipe(int ends[2]);

/// Opens what stands for standard input, output and errors where the caller has closed them, so that no file of ours
/// gets their numbers and nothing that is said is an error.
void bnbook_open_standard_streams(void);

/// Sends printed text on at the end of each line.
void bnbook_print_by_line(void);

/// Writes bytes among printed text, in one piece, and sends all on.
void bnbook_print(const void *bytes, size_t count);

/// Whether all that was printed could be written.
int bnbook_printed_all(void);

/// Blanks what the system shows of this process's environment, in /proc; the process itself keeps it. 0, or -1 with `errno`.
int bnbook_hide_environment(void);

/// Whether some bytes hold others.
int bnbook_holds(const void *bytes, size_t count, const void *part, size_t length);
#endif
