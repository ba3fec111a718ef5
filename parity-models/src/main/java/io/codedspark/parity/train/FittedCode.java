package io.codedspark.parity.train;

import io.codedspark.parity.ParityNetwork;
import io.codedspark.parity.encode.LearnedCode;
import java.util.List;

/**
 * What training made of a code.
 *
 * @param code with what it learned itself
 * @param parities one network for each parity slot
 * @param outcome of the last network, with the most epochs that one took
 */
record FittedCode(LearnedCode code, List<ParityNetwork> parities, Fitting.Outcome outcome) {}
