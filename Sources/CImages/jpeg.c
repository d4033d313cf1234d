#include "CImages.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>
// After it: the numbers of its messages.
#include <jerror.h>

typedef struct {
    struct jpeg_error_mgr base;
    jmp_buf back;
    char *reason;
} Errors;

static void fail(j_common_ptr info) {
    Errors *errors = (Errors *)info->err;
    char words[JMSG_LENGTH_MAX];
    info->err->format_message(info, words);
    snprintf(errors->reason, BN_REASON_SIZE, "%s", words);
    longjmp(errors->back, 1);
}

/// Warnings are of damaged data, which libjpeg would patch up: that is refused. Bytes between two parts are none of the
/// image's; some cameras write them.
static void warn(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code != JWRN_EXTRANEOUS_DATA) fail(info);
}

int bn_decode_jpeg(const uint8_t *bytes, size_t count, int64_t limit, BNImage *image, char reason[BN_REASON_SIZE]) {
    struct jpeg_decompress_struct info;
    Errors errors;
    uint8_t *volatile pixels = NULL;
    info.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = fail;
    errors.base.emit_message = warn;
    errors.reason = reason;
    if (setjmp(errors.back)) {
        free(pixels);
        jpeg_destroy_decompress(&info);
        return 1;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes, count);
    jpeg_read_header(&info, TRUE);
    if ((int64_t)info.image_width * info.image_height > limit) ERREXIT(&info, JERR_IMAGE_TOO_BIG);
    info.out_color_space = JCS_RGB;
    info.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&info);
    size_t pitch = (size_t)info.output_width * 3;
    pixels = malloc(pitch * info.output_height);
    if (!pixels) ERREXIT(&info, JERR_OUT_OF_MEMORY);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = pixels + pitch * info.output_scanline;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    *image = (BNImage){(int)info.output_width, (int)info.output_height, pixels};
    jpeg_destroy_decompress(&info);
    return 0;
}
