/// Counts what a thread takes from the heap. Linked into a program, it stands in the place of the C library's functions.
#pragma once

#include <stddef.h>

/// The blocks that the calling thread has taken so far.
size_t allocationCount(void);
