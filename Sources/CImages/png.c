#include "CImages.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// What is left to read.
typedef struct {
    const uint8_t *bytes;
    size_t count;
} Source;

static void fail(png_structp png, png_const_charp words) {
    snprintf(png_get_error_ptr(png), BN_REASON_SIZE, "%s", words);
    longjmp(png_jmpbuf(png), 1);
}

/// Warnings are of text, profiles and the like, which are not looked at.
static void ignore(png_structp png, png_const_charp words) {
    (void)png;
    (void)words;
}

static void read_bytes(png_structp png, png_bytep place, size_t count) {
    Source *source = png_get_io_ptr(png);
    if (count > source->count) png_error(png, "the file ends too early");
    memcpy(place, source->bytes, count);
    source->bytes += count;
    source->count -= count;
}

/// To 8 bits of red, green, blue and alpha.
static void expand(png_structp png) {
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
}

/// Red, green, blue and alpha become the three, in place.
static void lay_on_black(uint8_t *pixels, size_t count) {
    for (size_t i = 0; i < count; i++) {
        unsigned alpha = pixels[4 * i + 3];
        for (size_t channel = 0; channel < 3; channel++) {
            pixels[3 * i + channel] = (uint8_t)((pixels[4 * i + channel] * alpha + 127) / 255);
        }
    }
}

int bn_decode_png(const uint8_t *bytes, size_t count, int64_t limit, BNImage *image, char reason[BN_REASON_SIZE]) {
    Source source = {bytes, count};
    uint8_t *volatile pixels = NULL;
    uint8_t **volatile rows = NULL;
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reason, fail, ignore);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info || setjmp(png_jmpbuf(png))) {
        if (!info) snprintf(reason, BN_REASON_SIZE, "libpng is another than bnbook was built with");
        free(pixels);
        free(rows);
        png_destroy_read_struct(&png, &info, NULL);
        return 1;
    }
    png_set_read_fn(png, &source, read_bytes);
    png_read_info(png, info);
    size_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
    if ((int64_t)(width * height) > limit) png_error(png, "it claims too many pixels");
    expand(png);
    png_read_update_info(png, info);
    pixels = malloc(width * height * 4);
    rows = malloc(height * sizeof *rows);
    if (!pixels || !rows) png_error(png, "there is no memory for it");
    for (size_t row = 0; row < height; row++) rows[row] = pixels + row * width * 4;
    png_read_image(png, rows);
    png_read_end(png, NULL);
    lay_on_black(pixels, width * height);
    *image = (BNImage){(int)width, (int)height, pixels};
    free(rows);
    png_destroy_read_struct(&png, &info, NULL);
    return 0;
}
