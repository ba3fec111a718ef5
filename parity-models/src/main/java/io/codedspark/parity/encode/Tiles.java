package io.codedspark.parity.encode;

import io.codedspark.parity.run.ImageShape;

/**
 * A picture of several shrunken ones: {@code down} lines of {@code across} places. A shrunken pixel is the mean of {@code
 * down x across} pixels; places without a picture are zero.
 */
record Tiles(int down, int across, ImageShape picture) {

    static Tiles of(int k, ImageShape picture) {
        if (k < 2 || k > 4) {
            throw new IllegalArgumentException(
                    "The concatenation code puts 2 to 4 pictures into one, but k = " + k + "; use another code.");
        }
        boolean quadrants = k > 2 && picture.height() > 1;
        Tiles tiles = quadrants ? new Tiles(2, 2, picture) : new Tiles(1, k > 2 ? 4 : 2, picture);
        if (picture.height() % tiles.down != 0 || picture.width() % tiles.across != 0) {
            throw new IllegalArgumentException("For k = " + k + " the concatenation code cuts pictures into "
                    + tiles.down + " x " + tiles.across + " places (lines x columns), which does not go into "
                    + picture + "; resize them, or use another code.");
        }
        return tiles;
    }

    /** One picture of the given ones, in the order of their slots; those of length 0 are left out. */
    float[] join(float[][] pictures) {
        float[] joined = new float[picture.size()];
        for (int s = 0; s < pictures.length; s++) {
            if (pictures[s].length > 0) {
                put(pictures[s], s, joined);
            }
        }
        return joined;
    }

    private void put(float[] from, int place, float[] joined) {
        int height = picture.height() / down;
        int width = picture.width() / across;
        float share = 1f / (down * across);
        for (int c = 0; c < picture.channels(); c++) {
            for (int y = 0; y < picture.height(); y++) {
                int line = (c * picture.height() + y) * picture.width();
                int top = place / across * height + y / down;
                int to = (c * picture.height() + top) * picture.width() + place % across * width;
                for (int x = 0; x < picture.width(); x++) {
                    joined[to + x / across] += share * from[line + x];
                }
            }
        }
    }
}
