package io.codedspark.parity.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways to write the ten digits: each a list of strokes, each stroke a list of points that a smooth curve passes
 * through. The unit is a hundredth of the digit's box, x to the right, y down.
 */
final class DigitShapes {

    /** One way a line: the digit, a colon, the strokes separated by {@code |}; a stroke is {@code x,y x,y ...}. */
    private static final String SHAPES = """
            0: 58,3 28,10 6,45 16,86 48,100 82,86 96,45 80,10 54,2
            0: 42,4 14,22 4,60 26,95 62,99 92,74 94,32 70,4 38,3 26,12
            0: 70,8 40,0 14,24 10,66 34,98 68,92 88,58 84,20 60,2 44,6
            0: 50,0 20,20 16,70 46,100 78,78 82,24 52,1
            1: 50,0 50,50 50,100
            1: 56,0 52,52 46,100
            1: 24,26 42,14 55,0 | 55,0 54,50 52,100
            1: 22,22 54,0 | 54,0 54,100 | 20,100 86,99
            2: 8,26 24,6 54,0 84,12 88,36 62,64 34,86 6,100 | 6,100 52,97 98,99
            2: 10,22 38,0 80,8 84,38 50,74 18,96 4,90 18,76 48,88 72,99 100,90
            2: 16,12 50,2 78,16 72,44 40,72 8,98 | 8,98 94,94
            2: 4,34 14,8 46,0 78,16 76,46 44,80 12,99 | 12,99 40,92 74,98 100,86
            3: 10,14 42,0 80,12 78,36 38,47 | 38,47 80,54 94,76 64,98 30,100 4,86
            3: 8,4 50,2 86,4 | 86,4 62,24 42,42 | 42,42 78,48 92,72 66,96 32,100 6,88
            3: 14,18 36,2 70,4 82,24 62,42 40,46 46,52 74,52 94,70 80,94 44,100 8,92
            3: 6,10 56,0 88,18 64,42 32,50 | 32,50 70,52 80,76 52,96 4,98
            4: 20,0 14,30 8,58 | 8,58 50,56 96,54 | 74,6 72,50 70,100
            4: 66,0 36,34 2,68 | 2,68 50,66 100,66 | 66,0 66,50 64,100
            4: 14,2 10,36 30,52 62,48 82,38 | 86,0 82,50 74,100
            4: 78,0 42,28 6,60 | 6,60 48,62 94,58 | 62,36 58,68 52,100
            5: 88,2 54,3 26,2 | 26,2 22,24 16,44 | 16,44 50,36 84,50 90,76 58,98 8,94
            5: 92,4 48,4 24,22 34,42 72,54 88,78 56,99 6,92
            5: 30,4 26,24 20,46 | 20,46 56,38 88,56 82,86 48,100 10,90 | 30,4 62,5 94,0
            5: 82,0 30,6 | 30,6 24,46 | 24,46 66,46 82,72 50,96 4,100
            6: 72,2 38,22 12,58 18,90 52,100 84,84 78,60 46,54 16,74
            6: 60,0 32,36 18,70 32,96 62,98 76,78 60,62 36,68 22,84
            6: 84,12 62,2 28,24 8,66 30,97 70,96 90,72 66,52 30,60 12,76
            6: 44,0 24,34 12,72 30,98 68,100 90,80 70,64 38,66 16,80
            7: 6,6 48,5 92,4 | 92,4 66,44 42,100
            7: 8,20 8,4 | 8,4 50,7 90,3 | 90,3 60,50 48,100
            7: 4,8 46,4 88,8 | 88,8 58,52 30,98 | 30,52 82,48
            7: 10,12 34,2 60,8 90,2 | 90,2 76,40 66,70 62,100
            8: 74,12 46,0 22,16 38,40 72,60 82,84 50,100 18,86 28,60 60,40 80,20 70,8
            8: 52,48 22,32 26,6 58,0 80,18 70,38 52,48 | 52,48 16,66 22,94 56,100 88,82 78,58 52,48
            8: 84,10 54,2 26,14 36,36 66,56 74,82 44,99 18,84 32,58 62,38 90,6
            8: 46,46 24,26 40,4 66,8 74,28 46,46 22,70 32,96 64,98 78,74 50,48
            9: 84,20 52,0 18,16 18,44 48,54 78,36 84,14 | 84,14 82,54 74,100
            9: 80,24 60,2 26,8 14,32 36,50 66,40 82,12 | 82,12 84,60 60,94 14,96
            9: 74,30 42,46 16,28 34,4 68,6 80,30 64,64 40,100
            9: 88,12 56,2 22,18 26,42 60,42 86,16 | 86,16 70,56 54,100
            """;

    private static final float UNIT = 100f;
    private static final List<List<float[][][]>> BY_DIGIT = parse();

    private DigitShapes() {}

    /** The ways to write a digit; each is indexed stroke, point, then x and y in 0..1. Not to be changed. */
    static List<float[][][]> of(int digit) {
        return BY_DIGIT.get(digit);
    }

    private static List<List<float[][][]>> parse() {
        List<List<float[][][]>> byDigit = new ArrayList<>();
        for (int digit = 0; digit < DigitStrokes.CLASSES; digit++) {
            byDigit.add(new ArrayList<>());
        }
        SHAPES.lines().forEach(line -> {
            String[] strokes = line.substring(line.indexOf(':') + 1).split("\\|", -1);
            float[][][] shape = new float[strokes.length][][];
            for (int s = 0; s < strokes.length; s++) {
                shape[s] = points(strokes[s].trim().split(" ", -1));
            }
            byDigit.get(line.charAt(0) - '0').add(shape);
        });
        return byDigit;
    }

    private static float[][] points(String[] pairs) {
        float[][] points = new float[pairs.length][];
        for (int p = 0; p < pairs.length; p++) {
            String[] pair = pairs[p].split(",", -1);
            points[p] = new float[] {Integer.parseInt(pair[0]) / UNIT, Integer.parseInt(pair[1]) / UNIT};
        }
        return points;
    }
}
