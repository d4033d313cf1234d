/// 64-bit ARM processors; all have NEON.
#if defined(__aarch64__)
#include <stdbool.h>

static bool supported(void) { return true; }

#define VARIANT bn_neon
#define VARIANT_NAME "neon"
#define TILE_ROWS 6
#define TILE_VECTORS 1
#define DEPTH 256
#define PANEL_VECTORS 4
#include "vector.h"
#endif
