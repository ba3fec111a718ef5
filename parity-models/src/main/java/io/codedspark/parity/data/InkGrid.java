package io.codedspark.parity.data;

/** A square grid of pixels that lines of ink are drawn on; edges are soft over one pixel. */
final class InkGrid {

    private static final float EDGE = 0.5f;

    private final int size;
    private final float[] values;

    InkGrid(int size) {
        this.size = size;
        this.values = new float[size * size];
    }

    /** Inks all pixels nearer than {@code halfWidth} to the line; points are x, y in pixels. */
    void line(float[] from, float[] to, float halfWidth) {
        float reach = halfWidth + EDGE;
        int left = low(Math.min(from[0], to[0]) - reach);
        int right = high(Math.max(from[0], to[0]) + reach);
        int top = low(Math.min(from[1], to[1]) - reach);
        int bottom = high(Math.max(from[1], to[1]) + reach);
        float dx = to[0] - from[0];
        float dy = to[1] - from[1];
        float length = Math.max(dx * dx + dy * dy, 1e-9f);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                float px = x + EDGE - from[0];
                float py = y + EDGE - from[1];
                float along = Math.max(0, Math.min(1, (px * dx + py * dy) / length));
                float distance = (float) Math.hypot(px - along * dx, py - along * dy);
                float ink = Math.min(1, reach - distance);
                values[y * size + x] = Math.max(values[y * size + x], ink);
            }
        }
    }

    /** The pixels row by row in 0..1, full ink at the given darkness. */
    float[] values(float darkness) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= darkness;
        }
        return values;
    }

    private int low(float coordinate) {
        return Math.max(0, (int) Math.floor(coordinate));
    }

    private int high(float coordinate) {
        return Math.min(size, (int) Math.ceil(coordinate));
    }
}
