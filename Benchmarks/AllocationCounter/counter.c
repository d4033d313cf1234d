#include "AllocationCounter.h"

#include <errno.h>

// The GNU C library's own, under their second names.
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static _Thread_local size_t taken;

size_t allocationCount(void) { return taken; }

void *malloc(size_t size) {
    taken++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    taken++;
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    taken++;
    return __libc_realloc(block, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    taken++;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    taken++;
    *block = __libc_memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}
