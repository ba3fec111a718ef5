package io.codedspark.parity.encode;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.run.ImageShape;
import java.util.List;

/** Makes learned codes. */
public final class LearnedCodes {

    /** Weighted sums of inputs; {@link #sum}. */
    public static final String SUM = "sum";

    /** {@link #SUM} divided by k; the control. */
    public static final String MEAN = "mean";

    /** Shrunken inputs side by side; {@link #concatenation}. */
    public static final String CONCATENATION = "concatenation";

    /** All inputs at once; {@link #stack}. */
    public static final String STACK = "stack";

    /** A small network on each input; {@link #backup}. */
    public static final String BACKUP = "backup";

    /** A stack corrected by what arrived; {@link #fusion}. */
    public static final String FUSION = "fusion";

    /** A learned encoder and decoder around the deployed network; {@link #encoder}. */
    public static final String ENCODER = "encoder";

    /** Encoder, network and decoder learned together; {@link #joint}. */
    public static final String JOINT = "joint";

    private static final List<String> NAMES = List.of(SUM, CONCATENATION, STACK, BACKUP, FUSION, ENCODER, JOINT, MEAN);

    private LearnedCodes() {}

    /** The names of all codes. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The code of a name.
     *
     * @throws IllegalArgumentException when there is none, or it has no such shape; the message says which there are
     */
    public static LearnedCode named(String name, GroupShape shape, ImageShape source) {
        return switch (name) {
            case SUM -> sum(shape, source);
            case MEAN -> mean(shape, source);
            case CONCATENATION -> concatenation(shape, source);
            case STACK -> stack(shape, source);
            case BACKUP -> backup(shape, source);
            case FUSION -> fusion(shape, source);
            case ENCODER -> encoder(shape, source);
            case JOINT -> joint(shape, source);
            default ->
                throw new IllegalArgumentException("There is no learned code named \"" + name
                        + "\"; this version knows " + String.join(", ", NAMES) + ".");
        };
    }

    /**
     * The code of a name, with what it learned.
     *
     * @param coefficients what {@link LearnedCode#coefficients()} gave
     */
    public static LearnedCode named(String name, GroupShape shape, ImageShape source, List<Float> coefficients) {
        LearnedCode code = named(name, shape, source);
        if (coefficients.isEmpty()) {
            return code;
        }
        if (code instanceof JointCode joint) {
            return new JointCode(joint.learned(), shape, source, coefficients);
        }
        if (!(code instanceof FusionCode fusion)) {
            throw new IllegalArgumentException(
                    "The learned code " + name + " has no coefficients, but " + coefficients.size() + " were given.");
        }
        return new FusionCode(fusion.stack(), coefficients);
    }

    /**
     * Parity {@code i} is given {@code sum over j of w_ij x_j} and learns {@code sum over j of w_ij F(x_j)}: with one parity all
     * weights are 1, with more they are those of {@link io.codedspark.codes.real.RealCodes#of(int, int)}. Erased outputs
     * are the solution of the linear system that the arrived slots leave: any r erased slots are decoded.
     *
     * <p>Source of the idea for r = 1: Kosaian, Rashmi, Venkataraman, Parity models, SOSP 2019.
     */
    public static LearnedCode sum(GroupShape shape, ImageShape source) {
        return new SubtractingCode(SubtractingCode.Input.SUM, shape, source);
    }

    /**
     * The sum over k, which looks most like an input of the deployed network, for one parity slot. With the deployed network in
     * place of a trained one, it is the control that training has to beat.
     */
    public static LearnedCode mean(GroupShape shape, ImageShape source) {
        return new SubtractingCode(SubtractingCode.Input.MEAN, shape, source);
    }

    /**
     * Inputs side by side, each shrunk so that together they are as large as one: for k = 2 in halves of the columns,
     * for k = 3 and 4 in quadrants (quarters of the columns where rows are flat). Targets and decoding are those of
     * {@link #sum}; all parities are given the same picture.
     *
     * @throws IllegalArgumentException for k beyond 2 to 4, or pictures that cannot be halved
     */
    public static LearnedCode concatenation(GroupShape shape, ImageShape source) {
        return new SubtractingCode(SubtractingCode.Input.CONCATENATION, shape, source);
    }

    /**
     * All k inputs as channels of one; the network answers every source's output at once, k times as wide as one. One
     * parity slot answers any number of erased sources; several are averaged. A source without a row has a copy of
     * another's in its place.
     */
    public static LearnedCode stack(GroupShape shape, ImageShape source) {
        return new EstimatingCode(EstimatingCode.Input.STACK, shape, source);
    }

    /**
     * A network k times cheaper than the deployed one, which learns the deployed one's outputs and runs on each of the k
     * inputs. One parity slot answers any number of erased sources; several are averaged.
     */
    public static LearnedCode backup(GroupShape shape, ImageShape source) {
        return new EstimatingCode(EstimatingCode.Input.BACKUP, shape, source);
    }

    /**
     * {@link #stack}, whose estimates are corrected by what the estimates of the arrived sources missed: a linear map, fitted in
     * closed form to groups held back.
     */
    public static LearnedCode fusion(GroupShape shape, ImageShape source) {
        return new FusionCode(new EstimatingCode(EstimatingCode.Input.STACK, shape, source), List.of());
    }

    /**
     * A convolutional encoder makes one picture of k, on which the deployed network itself runs; a decoder with a hidden
     * layer makes the erased term of its answer and of what arrived. Encoder and decoder are trained together, through the
     * deployed network, whose weights stay. For pictures and one parity slot.
     *
     * <p>Source of the idea: Kosaian, Rashmi, Venkataraman, Learning-based coded computation, JSAIT 2020.
     */
    public static LearnedCode encoder(GroupShape shape, ImageShape source) {
        return new JointCode(LearnedCode.Learned.ENCODER, shape, source, List.of());
    }

    /** {@link #encoder}, with a network that starts as the deployed one and is trained too. */
    public static LearnedCode joint(GroupShape shape, ImageShape source) {
        return new JointCode(LearnedCode.Learned.ALL, shape, source, List.of());
    }
}
