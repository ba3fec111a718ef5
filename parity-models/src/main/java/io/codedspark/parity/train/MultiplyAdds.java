package io.codedspark.parity.train;

import io.codedspark.parity.run.ImageShape;
import java.util.List;

/** Counts multiply-adds of architectures, and narrows architectures to a number of them. */
final class MultiplyAdds {

    private static final int KERNEL = 5;
    private static final int STEPS = 400;

    private MultiplyAdds() {}

    static long of(Architecture architecture, ImageShape input, int outputs) {
        if (architecture instanceof Architecture.SmallCnn cnn) {
            int height = input.height() - KERNEL + 1;
            int width = input.width() - KERNEL + 1;
            long first = (long) height * width * cnn.first() * input.channels() * KERNEL * KERNEL;
            height = height / 2 - KERNEL + 1;
            width = width / 2 - KERNEL + 1;
            long second = (long) height * width * cnn.second() * cnn.first() * KERNEL * KERNEL;
            int flat = cnn.second() * (height / 2) * (width / 2);
            return first + second + dense(flat, List.of(cnn.hidden()), outputs);
        }
        if (architecture instanceof Architecture.Residual net) {
            return ResidualNetwork.multiplyAdds(net, input, outputs);
        }
        return dense(input.size(), architecture instanceof Architecture.Mlp mlp ? mlp.hidden() : List.of(), outputs);
    }

    static Architecture within(Architecture architecture, double most, ImageShape input, int outputs) {
        for (int step = STEPS; step > 0; step--) {
            Architecture narrowed = step == STEPS ? architecture : narrowed(architecture, step / (double) STEPS);
            if (of(narrowed, input, outputs) <= most) {
                return narrowed;
            }
        }
        throw new IllegalArgumentException("No width of " + architecture + " for inputs of " + input + " and " + outputs
                + " outputs needs at most " + Math.round(most) + " multiply-adds; use a smaller k or another code.");
    }

    private static Architecture narrowed(Architecture architecture, double share) {
        if (architecture instanceof Architecture.SmallCnn cnn) {
            return new Architecture.SmallCnn(
                    part(cnn.first(), share), part(cnn.second(), share), part(cnn.hidden(), share));
        }
        if (architecture instanceof Architecture.Residual net) {
            return new Architecture.Residual(
                    part(net.first(), share), part(net.second(), share), part(net.third(), share));
        }
        return architecture instanceof Architecture.Mlp mlp
                ? new Architecture.Mlp(
                        mlp.hidden().stream().map(width -> part(width, share)).toList())
                : architecture;
    }

    private static int part(int width, double share) {
        return Math.max(1, (int) Math.round(width * share));
    }

    private static long dense(int inputs, List<Integer> hidden, int outputs) {
        long sum = 0;
        long from = inputs;
        for (int width : hidden) {
            sum += from * width;
            from = width;
        }
        return sum + from * outputs;
    }
}
