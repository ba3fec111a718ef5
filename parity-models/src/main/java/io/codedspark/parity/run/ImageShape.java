package io.codedspark.parity.run;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of an image whose pixels form one row of floats: channel by channel, each channel line by line, so that the
 * pixel of channel {@code c}, line {@code y} and column {@code x} is at {@code (c * height + y) * width + x}.
 *
 * @param height lines, at least 1
 * @param width columns, at least 1
 * @param channels 1 for grey, 3 for colour
 */
public record ImageShape(int height, int width, int channels) implements Serializable {

    public ImageShape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException("An image needs height, width and channels of at least 1, but is "
                    + height + " x " + width + " x " + channels + ".");
        }
    }

    /**
     * The shape behind a network's input shape: {@code [channels, height, width]}, or {@code [width]} for flat rows, which
     * are one line of one channel.
     */
    public static ImageShape of(List<Integer> inputShape) {
        if (inputShape.size() == 3) {
            return new ImageShape(inputShape.get(1), inputShape.get(2), inputShape.get(0));
        }
        return new ImageShape(1, inputShape.stream().reduce(1, Math::multiplyExact), 1);
    }

    /** Floats in a row: height times width times channels. */
    public int size() {
        return Math.multiplyExact(Math.multiplyExact(height, width), channels);
    }

    /**
     * A shape in the form {@code 28x28x1}: height, width, channels.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static ImageShape parse(String text) {
        Matcher numbers = Pattern.compile("(\\d{1,6})x(\\d{1,6})x(\\d{1,6})").matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no shape of an image; write height, width and channels, such as 28x28x1.");
        }
        return new ImageShape(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
    }

    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
