package io.codedspark.parity.train;

import io.codedspark.parity.ParityNetwork;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.run.Network;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Trains encoder, network and decoder of a code as one.
 *
 * @param task what is trained
 * @param rows to train on
 * @param heldOut rows held back
 * @param heldOutTerms the deployed network's terms for them
 * @param scoring of answers for them
 * @param size of a value of a term, as root mean square
 */
record JointTrainer(
        TrainingTask task, RowsHere rows, TrainingData heldOut, float[][] heldOutTerms, Scoring scoring, float size) {

    JointTrainer {
        if (task.recipe().hardShare() > 0) {
            throw new IllegalArgumentException(
                    "The recipe draws " + task.recipe().hardShare()
                            + " of the groups around hard rows, which are not drawn for learned encoders; train with a hardShare"
                            + " of 0.");
        }
    }

    /**
     * Trains a code.
     *
     * @param plan its seed is that of the groups
     * @param groups of the rows held back
     */
    FittedCode fit(LearnedCode code, TrainingPlan plan, Groups groups, Resumption resumption, Progress progress) {
        int width = task.base().outputWidth();
        JointNetwork joint = new JointNetwork(code, task.architecture(), plan, width, size);
        ComputationGraph network = joint.toTrain(Start.base(task.base(), task.architecture(), code.source()));
        ComputationGraph answering = joint.toAnswer();
        List<Integer> inputShape = joint.inputShape();
        PieceRows pieces = PieceRows.of(code, 0, groups, heldOut.pixels());
        Live live = new Live(answering, inputShape);
        JointEpochs epochs = new JointEpochs(code, rows, plan, task.recipe().augmentation(), size);
        String phase = "encoder and decoder (" + code.name() + "), k = " + groups.k();
        Fitting.Outcome outcome = new Fitting<>(network, plan, 1, epochs, resumption)
                .run(
                        phase,
                        trained -> {
                            JointNetwork.copy(trained, answering);
                            LearnedCode now = code.with(joint.decoder(trained));
                            return groups.worth(now, 0, pieces.answers(live, 1), heldOutTerms, scoring);
                        },
                        progress);
        JointNetwork.copy(network, answering);
        Network parity = Network.of(answering, inputShape, width);
        return new FittedCode(code.with(joint.decoder(network)), List.of(new ParityNetwork(parity, 1)), outcome);
    }
}
