// The calls of calls.h as a filter of the kernel's.
// https://docs.kernel.org/userspace-api/seccomp_filter.html
#include "bounds.h"
#include "calls.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define BNBOOK_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define BNBOOK_MACHINE AUDIT_ARCH_AARCH64
#endif

#define BNBOOK_DATA(member) (uint32_t) offsetof(struct seccomp_data, member)
#define BNBOOK_ADD(...) filter[(*count)++] = (struct sock_filter)__VA_ARGS__

/// Where the call is this one, ends the filter with `action`.
static void bnbook_filter_call(struct sock_filter *filter, int *count, int call, uint32_t action) {
    BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1));
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, action));
}

static uint32_t bnbook_filter_action(enum bnbook_action action) {
    switch (action) {
    case bnbook_allows: return SECCOMP_RET_ALLOW;
    case bnbook_asks: return SECCOMP_RET_USER_NOTIF;
    case bnbook_denies: return SECCOMP_RET_ERRNO | EACCES;
    case bnbook_lacks: return SECCOMP_RET_ERRNO | ENOSYS;
    case bnbook_refuses: break;
    }
    return SECCOMP_RET_ERRNO | EPERM;
}

/// Where the call is that of the condition, ends the filter as it says.
static void bnbook_filter_condition(
    struct sock_filter *filter, int *count, const struct bnbook_condition *condition) {
    const int most = sizeof condition->values / sizeof condition->values[0];
    int values = 1;
    while (values < most && condition->values[values] != 0) values++;
    BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)condition->call, 0, (uint8_t)(2 * values + 3)));
    BNBOOK_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, BNBOOK_DATA(args) + 8 * (uint32_t)condition->argument));
    BNBOOK_ADD(BPF_STMT(BPF_ALU | BPF_AND | BPF_K, condition->mask));
    for (int each = 0; each < values; each++) {
        BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, condition->values[each], 0, 1));
        BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, bnbook_filter_action(condition->then)));
    }
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, bnbook_filter_action(condition->otherwise)));
}

int bnbook_filter(struct sock_filter *filter, int has_network) {
#ifdef BNBOOK_MACHINE
    int instructions = 0, *count = &instructions, calls = 0;
    const uint32_t refuse = bnbook_filter_action(bnbook_refuses), absent = bnbook_filter_action(bnbook_lacks);
    const uint32_t ask = bnbook_filter_action(bnbook_asks), allow = bnbook_filter_action(bnbook_allows);
    BNBOOK_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, BNBOOK_DATA(arch)));
    BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, BNBOOK_MACHINE, 1, 0));
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    BNBOOK_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, BNBOOK_DATA(nr)));
#ifdef __x86_64__
    // The calls of the x32 ABI go by other numbers.
    BNBOOK_ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, absent));
#endif
    const struct bnbook_condition *conditions = bnbook_conditions(&calls);
    for (int each = 0; each < calls; each++) bnbook_filter_condition(filter, count, &conditions[each]);
    conditions = bnbook_network_conditions(has_network, &calls);
    for (int each = 0; each < calls; each++) bnbook_filter_condition(filter, count, &conditions[each]);
    const int *numbers = bnbook_absent_calls(&calls);
    for (int each = 0; each < calls; each++) bnbook_filter_call(filter, count, numbers[each], absent);
    numbers = bnbook_refused_calls(&calls);
    for (int each = 0; each < calls; each++) bnbook_filter_call(filter, count, numbers[each], refuse);
    const struct bnbook_call *asked = bnbook_calls(&calls);
    for (int each = 0; each < calls; each++) bnbook_filter_call(filter, count, asked[each].number, ask);
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, allow));
    return instructions;
#else
    return 0;
#endif
}

int bnbook_refuse_messages(void) {
    struct sock_filter filter[8];
    int instructions = 0, *count = &instructions;
    BNBOOK_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, BNBOOK_DATA(nr)));
    bnbook_filter_call(filter, count, SYS_sendmsg, SECCOMP_RET_ERRNO | EACCES);
    bnbook_filter_call(filter, count, SYS_sendmmsg, SECCOMP_RET_ERRNO | EACCES);
    BNBOOK_ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    struct sock_fprog program = { (unsigned short)instructions, filter };
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}
