/// Where threads run.
#define _GNU_SOURCE
#include <sched.h>

#include "CKernels.h"

void bn_moveToProcessor(int index) {
#if defined(__linux__)
    cpu_set_t allowed, one;
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
    int count = CPU_COUNT(&allowed), skip = count > 0 ? index % count : 0;
    for (int processor = 0; processor < CPU_SETSIZE; processor++) {
        if (!CPU_ISSET(processor, &allowed) || skip-- > 0) continue;
        CPU_ZERO(&one);
        CPU_SET(processor, &one);
        if (sched_setaffinity(0, sizeof one, &one) == 0) sched_setaffinity(0, sizeof allowed, &allowed);
        return;
    }
#else
    (void)index;
#endif
}
