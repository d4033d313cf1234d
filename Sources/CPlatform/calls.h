// The calls of the system that a filter knows.
#ifndef BNBOOK_CALLS_H
#define BNBOOK_CALLS_H
#include "sandbox.h"

/// The calls that somebody is asked about.
const struct bnbook_call *bnbook_calls(int *count);

/// Calls that no notebook needs and that reach past files, network and processes: they fail as if nobody were allowed.
const int *bnbook_refused_calls(int *count);

/// Calls whose arguments lie in memory where no filter sees them, or that do other calls' work unseen: the system is
/// taken for one that lacks them, and the C library then uses the older ones.
const int *bnbook_absent_calls(int *count);

/// What a filter does with a call.
enum bnbook_action {
    bnbook_allows, bnbook_asks,
    /// It fails as if nobody were allowed (EPERM), as if the caller were not (EACCES), or as if there were no such call.
    bnbook_refuses, bnbook_denies, bnbook_lacks
};

/// A call on which its arguments decide.
struct bnbook_condition {
    int call;
    /// Which argument, and which of its lowest 32 bits are looked at.
    int argument;
    uint32_t mask;
    /// What is done where these bits are one of the values, of which a 0 behind the first is none; and else.
    enum bnbook_action then, otherwise;
    uint32_t values[10];
};

/// The calls on which their arguments decide.
const struct bnbook_condition *bnbook_conditions(int *count);

/// The same for a program with a network, which has no local sockets, and for one without. Libraries make sockets that they
/// never use, of IPv4 (2) and IPv6 (10). A message to an address asks as a connection does, and an option of a socket
/// can tell the neighbours of a group that is joined.
const struct bnbook_condition *bnbook_network_conditions(int has_network, int *count);
#endif
