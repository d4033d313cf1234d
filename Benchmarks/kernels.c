/// Measures the matrix products of every kernel variant that runs here, as shares of this processor's peak of fused multiply-adds with the same
/// instructions. The peak is measured in turns with them, and both by the thread's own processor time, as other programs that run at the same
/// time slow both. Prints a Markdown table: the medians of the shares. `kernels [THREADS…]`: so many threads side by side, each with numbers of its
/// own; 1 and 2 if not said. Compiles as docs/performance.md says, for any x86-64 or ARM processor.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"
#include "HardwareLimits/limits.c"

enum { TURNS = 31, MOST_THREADS = 64 };

/// What lies where on the left side.
typedef enum Side { Plain, Transposed, Windows, TurnedWindows } Side;

/// One product [rows, columns] over inner; rows of all three matrices follow each other without a gap. Windows are those of a convolution, 3 × 3 and of
/// `channels`: `rows` is then the width of its square images, inside their border, or `inner` where the windows are turned, for a kernel's gradient.
typedef struct Shape {
    Side side;
    int rows, columns, inner, channels;
} Shape;

#pragma clang diagnostic ignored "-Wmissing-field-initializers"
static const Shape shapes[] = {
    // Where an earlier form fell behind.
    {Plain, 128, 1024, 1024}, {Transposed, 1024, 1024, 128}, {Plain, 256, 2048, 512}, {Plain, 64, 4096, 1024},
    {Plain, 33, 777, 1023}, {Plain, 128, 1000, 1000}, {Plain, 512, 512, 512}, {Plain, 3584, 384, 128},
    // The ends of the range.
    {Plain, 16, 64, 27}, {Transposed, 16, 64, 27}, {Plain, 16, 64, 8192}, {Transposed, 16, 64, 8192}, {Plain, 16, 1024, 4096},
    {Plain, 2048, 64, 27}, {Transposed, 2048, 64, 2048}, {Plain, 1024, 1024, 8192}, {Transposed, 4096, 4096, 64},
    // A dense layer on images, a recurrent step, and their gradients.
    {Plain, 32, 128, 784}, {Transposed, 784, 128, 32}, {Plain, 128, 384, 128}, {Plain, 128, 128, 384}, {Transposed, 128, 384, 3584},
    {Plain, 32, 1024, 256}, {Plain, 8, 1024, 1024}, {Transposed, 1024, 1024, 8},
    // Convolutions, forward and for the gradient of the kernel.
    {Windows, 28, 32, 0, 32}, {Windows, 14, 64, 0, 32}, {Windows, 14, 64, 0, 64}, {Windows, 7, 128, 0, 128}, {Windows, 28, 16, 0, 16},
    {TurnedWindows, 0, 32, 28, 32}, {TurnedWindows, 0, 64, 14, 32}, {TurnedWindows, 0, 64, 14, 64}, {TurnedWindows, 0, 128, 7, 128},
    {TurnedWindows, 0, 16, 28, 16},
};
enum { SHAPES = sizeof shapes / sizeof *shapes };

static float *noise(size_t count) {
    float *values = aligned_alloc(64, (count * sizeof *values + 63) / 64 * 64);
    bn_uniform((BNRandom){1, 1, 1}, 1, count, values);
    return values;
}

/// A product with numbers to be carried out on.
typedef struct Product {
    Shape shape;
    int rows, columns, inner;
    float *a, *b, *c;
    int32_t *rowOffsets, *innerOffsets;
} Product;

static Product prepared(Shape s) {
    Product p = {s, s.rows, s.columns, s.inner, NULL, NULL, NULL, NULL, NULL};
    if (s.side >= Windows) {
        int width = s.rows + s.inner, places = width * width, inside = 9 * s.channels, row = (width + 2) * s.channels;
        int32_t *places_ = malloc((size_t)places * 4), *inside_ = malloc((size_t)inside * 4);
        for (int i = 0; i < places; i++) places_[i] = i / width * row + i % width * s.channels;
        for (int i = 0; i < inside; i++) inside_[i] = i / (3 * s.channels) * row + i % (3 * s.channels);
        bool transposed = s.side == TurnedWindows;
        p.rows = transposed ? inside : places, p.inner = transposed ? places : inside;
        p.rowOffsets = transposed ? inside_ : places_, p.innerOffsets = transposed ? places_ : inside_;
        p.a = noise((size_t)row * (size_t)(width + 2));
    } else {
        p.a = noise((size_t)p.rows * (size_t)p.inner);
    }
    p.b = noise((size_t)p.inner * (size_t)p.columns), p.c = noise((size_t)p.rows * (size_t)p.columns);
    return p;
}

static void carryOut(const Product *p, const BNKernels *kernels) {
    BNRows b = {p->b, p->columns}, c = {p->c, p->columns};
    if (p->rowOffsets)
        kernels->gatheredProduct(p->rows, p->columns, p->inner, p->a, p->rowOffsets, p->innerOffsets, b,
                                 (BNEnding){.added = p->shape.side == TurnedWindows ? c : (BNRows){0}}, c, (BNUpcoming){0});
    else if (p->shape.side == Transposed) kernels->product(p->rows, p->columns, p->inner, p->a, 1, p->rows, b, (BNEnding){0}, c);
    else kernels->product(p->rows, p->columns, p->inner, p->a, p->inner, 1, b, (BNEnding){0}, c);
}

static void discard(Product p) { free(p.a), free(p.b), free(p.c), free(p.rowOffsets), free(p.innerOffsets); }

/// A thread's share of a measurement: the same product as the others, on numbers of its own.
typedef struct Worker {
    const BNKernels *kernels;
    Shape shape;
    pthread_barrier_t *start;
    double peaks[TURNS], rates[TURNS];
} Worker;

static void *work(void *argument) {
    Worker *worker = argument;
    Product product = prepared(worker->shape);
    double flops = 2.0 * product.rows * product.columns * product.inner;
    int repeats = (int)(3e7 / flops) + 1;
    for (int turn = 0; turn < TURNS; turn++) {
        pthread_barrier_wait(worker->start);
        double limit = multiplyingRate(worker->kernels->name);
        pthread_barrier_wait(worker->start);
        double start = processorTime();
        for (int i = 0; i < repeats; i++) carryOut(&product, worker->kernels);
        worker->peaks[turn] = limit;
        worker->rates[turn] = flops * repeats / (processorTime() - start) / 1e9;
    }
    discard(product);
    return NULL;
}

static int ascending(const void *a, const void *b) { return *(const double *)a < *(const double *)b ? -1 : 1; }

/// What a measurement gave: the median of the shares of the peak measured just before, and the best rate's of the best peak, which other programs
/// touch least.
typedef struct Shares {
    double median, best;
} Shares;

static Shares measured(const BNKernels *kernels, Shape shape, int threads) {
    Worker workers[MOST_THREADS];
    pthread_t ids[MOST_THREADS];
    pthread_barrier_t start;
    double ratios[MOST_THREADS * TURNS], best = 0, limit = 0;
    pthread_barrier_init(&start, NULL, (unsigned)threads);
    for (int i = 0; i < threads; i++) {
        workers[i] = (Worker){.kernels = kernels, .shape = shape, .start = &start};
        pthread_create(&ids[i], NULL, work, &workers[i]);
    }
    for (int i = 0; i < threads; i++) {
        pthread_join(ids[i], NULL);
        for (int turn = 0; turn < TURNS; turn++) {
            double rate = workers[i].rates[turn], peak = workers[i].peaks[turn];
            ratios[i * TURNS + turn] = rate / peak;
            best = rate > best ? rate : best;
            limit = peak > limit ? peak : limit;
        }
    }
    pthread_barrier_destroy(&start);
    qsort(ratios, (size_t)(threads * TURNS), sizeof *ratios, ascending);
    return (Shares){ratios[threads * TURNS / 2], best / limit};
}

static void printName(Shape s) {
    const char *kind[] = {"", ", left side transposed", " channels, windows 3 × 3 of", " channels, gradient of windows 3 × 3 of"};
    if (s.side >= Windows) printf("| %d%s %d × %d × %d |", s.columns, kind[s.side], s.rows + s.inner, s.rows + s.inner, s.channels);
    else printf("| %d × %d over %d%s |", s.rows, s.columns, s.inner, kind[s.side]);
}

int main(int count, char **arguments) {
    int threads[8] = {1, 2}, counts = 2;
    if (count > 1) counts = count - 1 < 8 ? count - 1 : 8;
    for (int i = 1; i < count && i <= counts; i++) threads[i - 1] = atoi(arguments[i]);
    for (int i = 0; i < counts; i++)
        if (threads[i] < 1 || threads[i] > MOST_THREADS)
            return fprintf(stderr, "kernels: expected numbers of threads from 1 to %d\n", MOST_THREADS), 64;
    const BNKernels *variants[8];
    int known = 0;
    for (const BNKernels *const *k = bn_variants(); *k && known < 8; k++)
        if ((*k)->supported() && strcmp((*k)->name, "scalar")) variants[known++] = *k;
    printf("| product |");
    for (int v = 0; v < known; v++)
        for (int t = 0; t < counts; t++)
            printf(" %s, %d thread%s (peak of one %.0f GFLOP/s) |", variants[v]->name, threads[t], threads[t] == 1 ? "" : "s", multiplyingRate(variants[v]->name));
    printf("\n|---|");
    for (int i = 0; i < known * counts; i++) printf("---|");
    printf("\n");
    for (int s = 0; s < SHAPES; s++) {
        printName(shapes[s]);
        for (int v = 0; v < known; v++)
            for (int t = 0; t < counts; t++) {
                Shares shares = measured(variants[v], shapes[s], threads[t]);
                printf(" %.0f (%.0f) %% |", 100 * shares.median, 100 * shares.best);
            }
        printf("\n");
        fflush(stdout);
    }
}
