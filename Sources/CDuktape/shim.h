// Duktape's calls that are macros, as functions that Swift can see.
#include <duktape.h>

static inline duk_context *bnbook_duk_create(void) { return duk_create_heap_default(); }

/// Runs a script and drops its value; 0 when it did not throw, else the error's text is on top of the stack.
static inline int bnbook_duk_run(duk_context *context, const char *source, duk_size_t length) {
    if (duk_peval_lstring(context, source, length) != 0) return 1;
    duk_pop(context);
    return 0;
}

/// Calls the global function `name` with a text; its result, or the error's text, is on top of the stack.
static inline int bnbook_duk_call(duk_context *context, const char *name, const char *text, duk_size_t length) {
    duk_get_global_string(context, name);
    duk_push_lstring(context, text, length);
    return duk_pcall(context, 1);
}

/// The text on top of the stack; it lives until it is popped.
static inline const char *bnbook_duk_text(duk_context *context) { return duk_safe_to_string(context, -1); }
