// What keeps a notebook's program within its rights: Landlock for files, seccomp for what else a program asks of the
// system, limits for what it may use. Nothing here needs root.
//
// These headers include none of the system's: notebooks' programs see them beside Swift's own Glibc, whose
// structures are other ones where _GNU_SOURCE is defined.
#ifndef BNBOOK_SANDBOX_H
#define BNBOOK_SANDBOX_H
#include <stddef.h>
#include <stdint.h>

/// What may be done at or below a path.
enum bnbook_right { bnbook_read = 1, bnbook_write = 2, bnbook_execute = 4 };

/// The version of the kernel's Landlock, which says what it can keep a program from; 0 without one.
int bnbook_landlock_version(void);

/// From here on this thread, and what it starts, finds a kernel without Landlock: how older kernels are tried.
int bnbook_hide_landlock(void);

/// Rules by which nothing is allowed; a descriptor, or -1 with `errno`. From version 6 on signals and abstract sockets
/// stay among those who are under the rules. The network is seccomp's business.
int bnbook_landlock_rules(int version);

/// Allows something (of `bnbook_right`) at or below a path; 0, or -1 with `errno`.
int bnbook_landlock_allow(int rules, int version, const char *path, int rights);

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

/// Kinds of what is asked for.
enum bnbook_asked {
    bnbook_asks_nothing, bnbook_asks_open, bnbook_asks_change,
    /// Whether something is there, and what it is.
    bnbook_asks_look,
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

/// The call of that number, where it is one that is asked about.
struct bnbook_call bnbook_call_of(int number);

/// What a call makes that makes a process.
enum bnbook_made {
    bnbook_makes_thread, bnbook_makes_process,
    /// Its maker waits, and has the same memory, until it has become another program.
    bnbook_makes_program,
    /// Something that differs from its maker by more, such as by namespaces of its own or another parent.
    bnbook_makes_other
};

/// What that call makes by these flags of `clone`.
enum bnbook_made bnbook_made_by(int call, uint64_t flags);

/// What a program asked the system for.
struct bnbook_attempt {
    uint64_t id;
    int process;
    int call;
    uint64_t arguments[6];
};

/// What a program asks for next; 0, or -1 where there is nothing any more.
int bnbook_next_attempt(int listener, struct bnbook_attempt *attempt);

/// Whether the program still waits for an answer: until then what was read of its memory is its own.
_Bool bnbook_still_waits(int listener, uint64_t id);

/// Lets a program go on with what it asked for, where `reason` is 0: Landlock has the last word. Else it fails with
/// that `errno`.
void bnbook_answer(int listener, uint64_t id, int reason);

/// Lets a program have a file that this process opens for it to be read; where that cannot be, the call fails.
void bnbook_answer_with_file(int listener, uint64_t id, const char *path);

/// Copies the text at an address in another process's memory, up to its null, which is copied too; 0, or -1.
int bnbook_text_of(int process, uint64_t address, char *text, size_t size);

/// Changes the file behind a descriptor as a program asked; 0, or an `errno`. A file of another user's stays as it is, and
/// so do all owners, as this process may have powers that the program has not. Other attributes there are none here.
int bnbook_carry_out(int listener, const struct bnbook_attempt *asked, int file);

/// Tells a program that what it asked for is done, where `reason` is 0; else it fails with that `errno`.
void bnbook_answer_as_done(int listener, uint64_t id, int reason);
#endif
