package io.codedspark.parity.train;

import io.codedspark.parity.encode.DenseDecoder;
import io.codedspark.parity.encode.LearnedCode;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Epochs of a {@link JointNetwork}: groups drawn anew for each, in each group one source, drawn at random, erased. */
final class JointEpochs implements Epochs<ComputationGraph> {

    private final LearnedCode code;
    private final RowsHere rows;
    private final TrainingPlan plan;
    private final Augmentation augmentation;
    private final float size;
    private final int width;

    JointEpochs(LearnedCode code, RowsHere rows, TrainingPlan plan, Augmentation augmentation, float size) {
        this.code = code;
        this.rows = rows;
        this.plan = plan;
        this.augmentation = augmentation;
        this.size = size;
        this.width = rows.terms()[0].length;
    }

    @Override
    public double run(ComputationGraph network, int epoch) {
        long seed = Seeds.of(plan.seed(), epoch);
        Random random = new Random(seed);
        Groups groups = Groups.draw(rows.count(), code.shape().k(), random);
        int batch = Math.min(plan.batch(), groups.count());
        int steps = groups.count() / batch;
        double lossSum = 0;
        for (int step = 0; step < steps && Double.isFinite(lossSum); step++) {
            network.setLearningRate(plan.rate(epoch * steps + step, plan.epochs() * steps));
            lossSum += step(network, groups, step * batch, batch, seed, random);
        }
        return lossSum / steps;
    }

    private double step(ComputationGraph network, Groups groups, int from, int batch, long seed, Random random) {
        int k = code.shape().k();
        int told = DenseDecoder.seen(k, width) - width;
        float[] inputs = new float[batch * code.piece().size()];
        float[] tellings = new float[batch * told];
        float[] targets = new float[batch * width];
        for (int b = 0; b < batch; b++) {
            float[][] pictures = groups.rows(from + b, rows.data().pixels());
            for (int s = 0; s < k; s++) {
                long place = (long) (from + b) * k + s;
                pictures[s] = augmentation.of(pictures[s], code.source(), Seeds.of(seed, place));
            }
            float[] input = code.encode(0, pictures);
            System.arraycopy(input, 0, inputs, b * input.length, input.length);
            int erased = random.nextInt(k);
            float[][] terms = groups.rows(from + b, rows.terms());
            DenseDecoder.tell(erased, terms, width, size, tellings, b * told);
            for (int i = 0; i < width; i++) {
                targets[b * width + i] = terms[erased][i] / size;
            }
        }
        try (INDArray group = Nd4j.createFromArray(inputs)
                        .reshape(
                                batch,
                                code.piece().channels(),
                                code.piece().height(),
                                code.piece().width());
                INDArray seen = Nd4j.createFromArray(tellings).reshape(batch, told);
                INDArray target = Nd4j.createFromArray(targets).reshape(batch, width)) {
            network.fit(new INDArray[] {group, seen}, new INDArray[] {target});
            return network.score();
        }
    }
}
