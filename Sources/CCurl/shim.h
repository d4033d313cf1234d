/* The few parts of libcurl's stable C interface (libcurl.so.4, since 2006) that a download needs.
   The library is opened at run time: linked, it would bring 30 others and 5 ms to every start of every program. */
#ifndef BNBOOK_CCURL_SHIM_H
#define BNBOOK_CCURL_SHIM_H

#include <stddef.h>
#include <stdint.h>

enum {
    CURL_OK = 0,
    CURL_PARTIAL_FILE = 18,
    CURL_WRITE_ERROR = 23,
    CURL_ERROR_SIZE = 256
};

enum {
    CURL_OPTION_WRITE_DATA = 10001,
    CURL_OPTION_URL = 10002,
    CURL_OPTION_RANGE = 10007,
    CURL_OPTION_ERROR_BUFFER = 10010,
    CURL_OPTION_USER_AGENT = 10018,
    CURL_OPTION_LOW_SPEED_LIMIT = 19,
    CURL_OPTION_LOW_SPEED_TIME = 20,
    CURL_OPTION_FOLLOW_LOCATION = 52,
    CURL_OPTION_MAX_REDIRECTIONS = 68,
    CURL_OPTION_CONNECT_TIMEOUT = 78,
    CURL_OPTION_NO_SIGNAL = 99,
    CURL_OPTION_WRITE_FUNCTION = 20011
};

enum {
    CURL_INFO_RESPONSE_CODE = 0x200002,
    CURL_INFO_CONTENT_LENGTH = 0x60000f
};

typedef size_t (*curl_write_function)(char *bytes, size_t size, size_t count, void *data);

/* Swift cannot call functions with variable arguments. */
typedef int (*curl_setopt_function)(void *handle, int option, ...);
typedef int (*curl_getinfo_function)(void *handle, int info, ...);

static inline int curl_set_number(void *setopt, void *handle, int option, long value) {
    return ((curl_setopt_function)setopt)(handle, option, value);
}

static inline int curl_set_text(void *setopt, void *handle, int option, const char *value) {
    return ((curl_setopt_function)setopt)(handle, option, value);
}

static inline int curl_set_pointer(void *setopt, void *handle, int option, void *value) {
    return ((curl_setopt_function)setopt)(handle, option, value);
}

static inline int curl_set_write_function(void *setopt, void *handle, curl_write_function value) {
    return ((curl_setopt_function)setopt)(handle, CURL_OPTION_WRITE_FUNCTION, value);
}

static inline long curl_response_code(void *getinfo, void *handle) {
    long code = 0;
    ((curl_getinfo_function)getinfo)(handle, CURL_INFO_RESPONSE_CODE, &code);
    return code;
}

/* Bytes to come, -1 when the server did not say. */
static inline int64_t curl_content_length(void *getinfo, void *handle) {
    int64_t length = -1;
    ((curl_getinfo_function)getinfo)(handle, CURL_INFO_CONTENT_LENGTH, &length);
    return length;
}

#endif
