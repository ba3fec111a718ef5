package io.codedspark.parity.train;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.Confidence;
import io.codedspark.parity.OutputKind;
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
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;

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

    /** Rows held back are drawn into groups so often that about so many are reconstructed to fit the confidence. */
    private static final int ROWS_OF_CONFIDENCE = 2000;

    private static final int MOST_DRAWS = 10;

    private final TrainingTask task;
    private final TrainingRows training;
    private final TrainingData heldOut;
    private final float[][] heldOutTerms;
    private final Scoring scoring;
    private final double computed;

    /**
     * Splits the data and computes the deployed network's outputs.
     *
     * @param base the deployed network, a classifier
     * @param architecture the deployed network's; parity networks have it too, narrowed as their code's cost asks for
     * @param start where the parity networks' weights start; targets are centred
     * @param plan how long; the batch counts groups
     * @param data rows; labels only choose the best epoch and measure
     */
    public ParityTrainer(Network base, Architecture architecture, Start start, TrainingPlan plan, TrainingData data) {
        this(TrainingTask.of(base, architecture, start, plan), data);
    }

    /** As the other constructor, with a whole recipe. */
    public ParityTrainer(Network base, Architecture architecture, Recipe recipe, TrainingPlan plan, TrainingData data) {
        this(TrainingTask.of(base, architecture, recipe, plan), data);
    }

    /**
     * Splits the data and computes the deployed network's outputs.
     *
     * @param task what is trained; the plan's batch counts groups
     * @param data rows; labels only choose the best epoch and measure. Without labels, and where outputs are no classes, the
     *     deployed network's own answers take their place
     */
    public ParityTrainer(TrainingTask task, TrainingData data) {
        this(task, data.split(task.plan().heldOut(), task.plan().seed()));
    }

    private ParityTrainer(TrainingTask task, TrainingData.Split split) {
        this(task, split.heldOut(), () -> new RowsHere(split.training(), terms(task, split.training())));
    }

    /** @param training is asked for the rows to train on once the deployed network was found to fit */
    ParityTrainer(TrainingTask task, TrainingData heldOut, Supplier<TrainingRows> training) {
        this.task = task;
        this.heldOut = heldOut;
        BaseOutputs.requireWidths(task.base(), task.outputs(), heldOut.shape(), classes(task, heldOut));
        task.recipe().augmentation().require(heldOut.shape());
        float[][] outputs = Forward.run(task.base(), heldOut.pixels());
        BaseOutputs.requireUsable(task.outputs(), outputs);
        this.heldOutTerms = terms(task, outputs);
        int[] labels = heldOut.labelled()
                ? heldOut.labels()
                : Arrays.stream(outputs).mapToInt(Logits::argMax).toArray();
        this.scoring = new Scoring(task.outputs(), labels, outputs);
        this.computed = scoring.of(outputs);
        this.training = training.get();
    }

    private static int classes(TrainingTask task, TrainingData data) {
        return data.labelled() ? data.classes() : task.base().outputWidth();
    }

    private static float[][] terms(TrainingTask task, TrainingData data) {
        return terms(task, Forward.run(task.base(), data.pixels()));
    }

    private static float[][] terms(TrainingTask task, float[][] outputs) {
        return Arrays.stream(outputs).map(task::term).toArray(float[][]::new);
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
        FittedCode fitted = code.learned() == LearnedCode.Learned.NETWORK
                ? fitNetworks(code, progress)
                : fitTogether(code, progress);
        int k = code.shape().k();
        double control = Evaluation.worth(
                ParityCode.control(task.base(), k),
                heldOut,
                scoring,
                task.plan().seed() + k);
        Provenance provenance = Origin.of(
                training,
                architecture(code),
                task.plan().withEpochs(fitted.outcome().epochs()),
                startNanos);
        ParityModel model =
                model(fitted.code(), fitted.parities(), fitted.outcome().accuracy(), control, provenance);
        if (code.shape().r() == 1 && fitted.code().equals(code)) {
            return sure(model);
        }
        double all = Evaluation.worth(
                ParityCode.of(model), heldOut, scoring, task.plan().seed() + k);
        return sure(model(fitted.code(), fitted.parities(), all, control, provenance));
    }

    private FittedCode fitNetworks(LearnedCode code, Progress progress) {
        List<ParityNetwork> parities = new ArrayList<>();
        List<float[][]> answers = new ArrayList<>();
        double reconstructed = 0;
        int epochs = 0;
        Architecture narrowed = architecture(code);
        for (int parity = 0; parity < code.shape().r(); parity++) {
            Fitting.Outcome outcome = train(code, parity, narrowed, progress, parities, answers);
            reconstructed = outcome.accuracy();
            epochs = Math.max(epochs, outcome.epochs());
        }
        return new FittedCode(fitted(code, answers), parities, new Fitting.Outcome(reconstructed, epochs));
    }

    /** Encoder, network and decoder as one, on this machine. */
    private FittedCode fitTogether(LearnedCode code, Progress progress) {
        if (!(training instanceof RowsHere here)) {
            throw new IllegalArgumentException("The code " + code.name()
                    + " is trained on one machine only; train it with a ParityTrainer, or choose another code.");
        }
        requireGroups(code);
        TrainingPlan drawing =
                task.plan().withSeed(task.plan().seed() + code.shape().k());
        return new JointTrainer(task, here, heldOut, heldOutTerms, scoring, (float) size())
                .fit(code, drawing, heldOutGroups(code), resumption(code, 0, task.architecture(), drawing), progress);
    }

    private ParityModel model(
            LearnedCode code,
            List<ParityNetwork> parities,
            double reconstructed,
            double control,
            Provenance provenance) {
        Quality quality = new Quality(computed, reconstructed, control, heldOut.rows());
        return new ParityModel(task.base(), task.outputs(), code, parities, quality, Confidence.UNKNOWN, provenance);
    }

    /** With a confidence, fitted to whether decoded classes of rows held back are the deployed network's. */
    private ParityModel sure(ParityModel model) {
        if (task.outputs() != OutputKind.CLASSES || task.base().outputWidth() < 2) {
            return model;
        }
        ParityCode code = ParityCode.of(model);
        int[] classes =
                Arrays.stream(scoring.outputs()).mapToInt(Logits::argMax).toArray();
        int draws = Math.min(MOST_DRAWS, Math.max(1, ROWS_OF_CONFIDENCE / heldOut.rows()));
        List<GroupAnswers.Judged> judged = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            judged.addAll(Evaluation.judged(code, heldOut, classes, task.plan().seed() + 100 + draw));
        }
        return model.with(ConfidenceFit.of(judged));
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
        return Groups.draw(heldOut.rows(), k, new Random(task.plan().seed() + k));
    }

    /** The shape of the rows that codes are to be made for. */
    public ImageShape source() {
        return heldOut.shape();
    }

    /** The architecture of a code's parity networks: as wide as the code's share of the deployed network's cost allows. */
    public Architecture architecture(LearnedCode code) {
        if (code.learned() != LearnedCode.Learned.NETWORK) {
            return task.architecture();
        }
        int outputs = task.base().outputWidth();
        long most = task.architecture().multiplyAdds(source(), outputs);
        return task.architecture().within(most * code.share(), code.piece(), code.answerWidth(outputs));
    }

    /** The multiply-adds of a parity row: of all runs of its network, and of its encoder where one is learned. */
    public long multiplyAdds(LearnedCode code) {
        int width = code.answerWidth(task.base().outputWidth());
        return code.learned() == LearnedCode.Learned.NETWORK
                ? code.pieces() * architecture(code).multiplyAdds(code.piece(), width)
                : JointNetwork.encoderMultiplyAdds(code) + architecture(code).multiplyAdds(source(), width);
    }

    private Fitting.Outcome train(
            LearnedCode code,
            int parity,
            Architecture narrowed,
            Progress progress,
            List<ParityNetwork> parities,
            List<float[][]> answers) {
        int k = code.shape().k();
        TrainingPlan plan = task.plan();
        requireGroups(code);
        TrainingPlan drawing = plan.withSeed(plan.seed() + k + 1000L * parity);
        double targetSize = code.targetSize(parity) * size();
        boolean plain = task.recipe().targets() == Recipe.Targets.PLAIN;
        float scale = plain ? 1 : (float) targetSize;
        double usualLoss = plain ? targetSize * targetSize : 1;
        int outputs = code.answerWidth(task.base().outputWidth());
        List<Integer> inputShape = narrowed.inputShape(code.piece());
        Model network = Blueprint.build(
                narrowed, code.piece(), outputs, Blueprint.Task.VALUES, plan.withSeed(plan.seed() + 1000L * parity));
        task.recipe().start().prepare(network, task.base(), code, scale);
        Groups groups = heldOutGroups(code);
        Live live = new Live(network, inputShape);
        PieceRows pieces = PieceRows.of(code, parity, groups, heldOut.pixels());
        Epochs<Model> epochs =
                training.epochs(new GroupExamples(code, parity, scale), task.recipe(), drawing, inputShape, outputs);
        String phase = "parity network (" + code.name() + "), k = " + k
                + (code.shape().r() > 1 ? ", parity " + (parity + 1) : "");
        Fitting.Outcome outcome = new Fitting<>(
                        network, drawing, usualLoss, epochs, resumption(code, parity, narrowed, drawing))
                .run(
                        phase,
                        n -> groups.worth(code, parity, pieces.answers(live, scale), heldOutTerms, scoring),
                        progress);
        parities.add(new ParityNetwork(new AnyNetwork(network).deployed(inputShape, outputs), scale));
        answers.add(pieces.answers(live, scale));
        return outcome;
    }

    private void requireGroups(LearnedCode code) {
        int k = code.shape().k();
        if (heldOut.rows() < k) {
            throw new IllegalArgumentException("Only " + heldOut.rows() + " rows are held back, but a group needs k = "
                    + k + " to measure with; hold back more.");
        }
        training.requireGroups(k);
    }

    private Resumption resumption(LearnedCode code, int parity, Architecture narrowed, TrainingPlan drawing) {
        return new Resumption(
                task.checkpoints(),
                "parity-" + code.name() + "-k" + code.shape().k() + "-r"
                        + code.shape().r() + "-" + parity,
                narrowed + ", " + task.recipe() + ", " + drawing + ", for "
                        + task.outputs().word() + " of a network with weights " + Fingerprint.of(task.base()) + ", on "
                        + training.count()
                        + " rows, " + training.description());
    }

    /** The size of a value of a term, as root mean square: with it targets are of order one. */
    private double size() {
        double size = training.termSize();
        if (!Double.isFinite(size)) {
            throw new IllegalArgumentException(
                    "The deployed network gives values that are not finite for training rows;"
                            + " nothing can be learned from them. Check the rows and its weights.");
        }
        if (!(size > 0)) {
            throw new IllegalArgumentException("The deployed network gives "
                    + (task.outputs() == OutputKind.CLASSES ? "equal logits for every class" : "zeros")
                    + " of every row; there is nothing to learn.");
        }
        return size;
    }
}
