// How somebody hears of what a program asks for, and answers.
#include "bounds.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <unistd.h>

void bnbook_answer_in_turns(int listener) {
    ioctl(listener, SECCOMP_IOW(4, uint64_t), (uint64_t)1);
}

int bnbook_next_attempt(int listener, struct bnbook_attempt *attempt) {
    struct seccomp_notif asked = { 0 };
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked) != 0) return -1;
    *attempt = (struct bnbook_attempt){ .id = asked.id, .process = (int)asked.pid, .call = asked.data.nr };
    for (int each = 0; each < 6; each++) attempt->arguments[each] = asked.data.args[each];
    return 0;
}

_Bool bnbook_still_waits(int listener, uint64_t id) {
    return ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &id) == 0;
}

void bnbook_answer(int listener, uint64_t id, int reason) {
    struct seccomp_notif_resp response = {
        .id = id, .error = -reason, .flags = reason == 0 ? SECCOMP_USER_NOTIF_FLAG_CONTINUE : 0 };
    ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response);
}

void bnbook_answer_with_file(int listener, uint64_t id, const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    int reason = errno;
    struct seccomp_notif_addfd given = {
        .id = id, .flags = SECCOMP_ADDFD_FLAG_SEND, .srcfd = (uint32_t)file, .newfd_flags = O_CLOEXEC };
    if (file < 0) return bnbook_answer(listener, id, reason);
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &given) < 0) bnbook_answer(listener, id, EACCES);
    close(file);
}

int bnbook_text_of(int process, uint64_t address, char *text, size_t size) {
    // What lies behind the text's last page may not be there, and a piece is read whole or not at all.
    size_t page = 4096 - address % 4096, first = page < size ? page : size;
    struct iovec whole = { text, size };
    struct iovec pieces[] = { { (void *)(uintptr_t)address, first }, { (void *)(uintptr_t)(address + first), size - first } };
    ssize_t count = process_vm_readv(process, &whole, 1, pieces, size > first ? 2 : 1, 0);
    return count > 0 && memchr(text, 0, (size_t)count) != NULL ? 0 : -1;
}
