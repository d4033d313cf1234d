/// The body of the vector variants: scalar.c's operations, sixteen columns at a time. avx2.c, avx512.c and neon.c include it, having set
/// VARIANT, the name of the table; TILE_ROWS × TILE_VECTORS, the sums of a product kept in registers; DEPTH, the longest part of an inner sum that is
/// taken at once; PANEL_VECTORS, those of an image's row; and if tiles one vector wide may be taller, TALL_ROWS.
/// Each lane repeats the scalar sequence of operations, so each lane has the scalar's bits.
#include "lanes.h"
#include "columns.h"
#include "dropout.h"
#include "functions.h"
#include "groups.h"
#include "images.h"
#include "loss.h"
#include "normalization.h"
#include "optimizers.h"
#include "pools.h"
#include "products.h"
#include "recurrent.h"
#include "softmax.h"

const BNKernels VARIANT = {
    .name = VARIANT_NAME, .supported = supported,
#include "table.h"
};
