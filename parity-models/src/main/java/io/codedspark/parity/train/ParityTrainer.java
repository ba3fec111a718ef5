package io.codedspark.parity.train;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.ParityNetwork;
import io.codedspark.parity.Provenance;
import io.codedspark.parity.Quality;
import io.codedspark.parity.encode.GroupExamples;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Trains parity networks for a deployed network, from that network's own outputs: mean squared error against the code's
 * targets, which are made of the group's centred logits; groups drawn anew every epoch. The deployed network runs
 * once over the data when the trainer is made, for every code that is trained then.
 *
 * <p>{@link Start#FROM_BASE} saves epochs: for the small convolutional network, MNIST, k = 2 and 12 epochs, the first epoch gave
 * 0.930 of the labels back on the rows held back and the best 0.963; from fresh weights 0.874 and 0.950 (one seed).
 *
 * <p>Quality is measured on {@code plan.heldOut()} rows that no step saw; the best epoch is chosen on the same rows, so for a figure to
 * publish measure on a test set of your own with {@link Evaluation}. Runs on one thread and is not thread-safe.
 */
public final class ParityTrainer {

    private final Network base;
    private final Architecture architecture;
    private final Recipe recipe;
    private final TrainingPlan plan;
    private final TrainingData training;
    private final TrainingData heldOut;
    private final float[][] trainingTerms;
    private final float[][] heldOutTerms;
    private final double computed;

    /**
     * Splits the data and computes the deployed network's outputs.
     *
     * @param base the deployed network
     * @param architecture the deployed network's; parity networks have it too, narrowed as their code's cost asks for
     * @param start where the parity networks' weights start; targets are centred
     * @param plan how long; the batch counts groups
     * @param data labelled rows; labels only choose the best epoch and measure
     */
    public ParityTrainer(Network base, Architecture architecture, Start start, TrainingPlan plan, TrainingData data) {
        this(base, architecture, new Recipe(start, Recipe.Targets.CENTRED), plan, data);
    }

    /** As the other constructor, with a whole recipe. */
    public ParityTrainer(Network base, Architecture architecture, Recipe recipe, TrainingPlan plan, TrainingData data) {
        if (base.outputWidth() != data.classes()
                || base.inputWidth() != data.shape().size()) {
            throw new IllegalArgumentException("The deployed network maps " + base.inputWidth() + " to "
                    + base.outputWidth()
                    + " values, but the data has rows of " + data.shape().size() + " and " + data.classes()
                    + " classes.");
        }
        this.base = base;
        this.architecture = architecture;
        this.recipe = recipe;
        this.plan = plan;
        TrainingData.Split split = data.split(plan.heldOut(), plan.seed());
        this.training = split.training();
        this.heldOut = split.heldOut();
        this.trainingTerms = terms(Forward.run(base, training.pixels()));
        this.heldOutTerms = terms(Forward.run(base, heldOut.pixels()));
        this.computed = Evaluation.accuracy(heldOutTerms, heldOut.labels());
    }

    /**
     * Trains the parity network of the sum code for groups of k with one parity.
     *
     * @param k sources in a group, at least 2
     * @param progress is told after every epoch
     */
    public ParityModel train(int k, Progress progress) {
        return train(LearnedCodes.sum(new GroupShape(k, 1), source()), progress);
    }

    /**
     * Trains the parity networks of a code, one after the other.
     *
     * @param code for rows of {@link #source()}
     * @param progress is told after every epoch
     */
    public ParityModel train(LearnedCode code, Progress progress) {
        long startNanos = System.nanoTime();
        List<ParityNetwork> parities = new ArrayList<>();
        List<float[][]> answers = new ArrayList<>();
        double reconstructed = 0;
        Architecture narrowed = architecture(code);
        for (int parity = 0; parity < code.shape().r(); parity++) {
            reconstructed = train(code, parity, narrowed, progress, parities, answers);
        }
        int k = code.shape().k();
        LearnedCode fitted = fitted(code, answers);
        double control = Evaluation.reconstructed(ParityCode.control(base, k), heldOut, plan.seed() + k);
        Provenance provenance = Origin.of(training, narrowed, plan, startNanos);
        ParityModel model = new ParityModel(
                base, fitted, parities, new Quality(computed, reconstructed, control, heldOut.rows()), provenance);
        if (code.shape().r() == 1 && fitted.equals(code)) {
            return model;
        }
        double all = Evaluation.reconstructed(ParityCode.of(model), heldOut, plan.seed() + k);
        return new ParityModel(base, fitted, parities, new Quality(computed, all, control, heldOut.rows()), provenance);
    }

    private LearnedCode fitted(LearnedCode code, List<float[][]> answers) {
        Groups groups = heldOutGroups(code);
        float[][][] terms = new float[groups.count()][][];
        float[][][] byGroup = new float[groups.count()][answers.size()][];
        for (int g = 0; g < terms.length; g++) {
            terms[g] = groups.rows(g, heldOutTerms);
            for (int parity = 0; parity < answers.size(); parity++) {
                byGroup[g][parity] = answers.get(parity)[g];
            }
        }
        return code.fitted(terms, byGroup);
    }

    private Groups heldOutGroups(LearnedCode code) {
        int k = code.shape().k();
        return Groups.draw(heldOut.rows(), k, new Random(plan.seed() + k));
    }

    /** The shape of the rows that codes are to be made for. */
    public ImageShape source() {
        return training.shape();
    }

    /** The architecture of a code's parity networks: as wide as the code's share of the deployed network's cost allows. */
    public Architecture architecture(LearnedCode code) {
        long most = architecture.multiplyAdds(training.shape(), base.outputWidth());
        return architecture.within(most * code.share(), code.piece(), code.answerWidth(base.outputWidth()));
    }

    private double train(
            LearnedCode code,
            int parity,
            Architecture narrowed,
            Progress progress,
            List<ParityNetwork> parities,
            List<float[][]> answers) {
        int k = code.shape().k();
        long seed = plan.seed() + k + 1000L * parity;
        float scale = recipe.targets() == Recipe.Targets.PLAIN ? 1 : (float) (code.targetSize(parity) * size());
        int outputs = code.answerWidth(base.outputWidth());
        List<Integer> inputShape = narrowed.inputShape(code.piece());
        MultiLayerNetwork network = Blueprint.build(
                narrowed, code.piece(), outputs, Blueprint.Task.VALUES, plan.withSeed(plan.seed() + 1000L * parity));
        recipe.start().prepare(network, base, code, scale);
        Groups groups = heldOutGroups(code);
        Live live = new Live(network, inputShape);
        PieceRows pieces = PieceRows.of(code, parity, groups, heldOut.pixels());
        double reconstructed = new Fitting(network, plan, live.inputShape(), outputs)
                .run(
                        "parity network (" + code.name() + "), k = " + k
                                + (code.shape().r() > 1 ? ", parity " + (parity + 1) : ""),
                        new GroupBatches(
                                new GroupExamples(code, parity, scale), training.pixels(), trainingTerms, seed),
                        n -> groups.accuracy(code, parity, pieces.answers(live, scale), heldOutTerms, heldOut.labels()),
                        progress);
        parities.add(new ParityNetwork(Network.of(network, inputShape, outputs), scale));
        answers.add(pieces.answers(live, scale));
        return reconstructed;
    }

    /** The size of a value of a term, as root mean square: with it targets are of order one. */
    private double size() {
        double squares = 0;
        for (float[] row : trainingTerms) {
            for (float value : row) {
                squares += (double) value * value;
            }
        }
        double size = Math.sqrt(squares / ((double) trainingTerms.length * base.outputWidth()));
        if (!(size > 0)) {
            throw new IllegalArgumentException(
                    "The deployed network gives equal logits for every class of every row; there is nothing to learn.");
        }
        return size;
    }

    private float[][] terms(float[][] logits) {
        return recipe.targets() == Recipe.Targets.PLAIN
                ? logits
                : Arrays.stream(logits).map(Logits::centred).toArray(float[][]::new);
    }
}
