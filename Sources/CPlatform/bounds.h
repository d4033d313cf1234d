// What a process that is started does to keep itself within its bounds.
#ifndef BNBOOK_BOUNDS_H
#define BNBOOK_BOUNDS_H
#include "sandbox.h"
#include <linux/filter.h>

/// The filter of a notebook's program; gives how many instructions it has, at most 512.
int bnbook_filter(struct sock_filter *filter, int has_network);

/// A further filter for a program without a network, once nothing is sent any more before it begins: messages that name
/// an address where no filter sees it are refused.
int bnbook_refuse_messages(void);

/// Keeps this process within its bounds from here on, for good, and sends the listener to what it asks for; 0, or -1
/// with `errno`. Calls nothing but the system.
int bnbook_keep_within(const struct bnbook_bounds *bounds, int rules, int messenger);

/// The descriptor that was sent; -1 where the sender ended first.
int bnbook_receive_descriptor(int messenger);

/// Wakes who listens, and who waits for the answer, on the processor of the other, who waits from then on: else most of a
/// question's time is that of waking an idle processor. Older kernels do not know it.
void bnbook_answer_in_turns(int listener);
#endif
