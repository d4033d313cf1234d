/// Images in PNG and JPEG as bytes, by libpng and libjpeg-turbo.
#ifndef BNBOOK_CIMAGES_H
#define BNBOOK_CIMAGES_H

#include <stddef.h>
#include <stdint.h>

enum { BN_REASON_SIZE = 256 };

/// An image, row by row, its red, green and blue side by side.
typedef struct {
    int width, height;
    /// [height, width, 3], to be freed by the caller.
    uint8_t *pixels;
} BNImage;

/// Decodes a file's bytes to 8 bits of red, green and blue, as they stand in it: no colour profile or gamma is applied, 16 bits are scaled to 8, and what is
/// transparent lies on black. An image of more than `limit` pixels is refused. Returns 0, or what is wrong in `reason`.
int bn_decode_png(const uint8_t *bytes, size_t count, int64_t limit, BNImage *image, char reason[BN_REASON_SIZE]);

/// The same for JPEG, with the exact integer transform; data that libjpeg would have to make up are refused.
int bn_decode_jpeg(const uint8_t *bytes, size_t count, int64_t limit, BNImage *image, char reason[BN_REASON_SIZE]);

#endif
