#include "processes.h"

#include "bounds.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/// Ends this process when `parent` ends, however it does, and at once where it has ended already.
static void bnbook_end_with(int parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
}

int bnbook_fork(void) {
    fflush(NULL);
    pid_t parent = getpid();
    pid_t process = fork();
    if (process == 0) bnbook_end_with(parent);
    return process;
}

int bnbook_watch(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int bnbook_wait(int process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return bnbook_unheard;
    }
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int bnbook_has_ended(int process) {
    siginfo_t ending = { 0 };
    return waitid(P_PID, (id_t)process, &ending, WEXITED | WNOHANG | WNOWAIT) == 0 && ending.si_pid == process;
}

/// In the new process: keeps it within its bounds and runs the program; comes back where that cannot be. Between fork
/// and exec only what POSIX calls async-signal-safe: other threads may have held any lock.
static struct bnbook_reason bnbook_become(const struct bnbook_program *start, int report, int messenger) {
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

int bnbook_start(const struct bnbook_program *start, int *listener, struct bnbook_reason *reason) {
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
