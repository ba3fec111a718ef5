package io.codedspark.codes.real.kernel;

/**
 * What kernels are chosen and warmed up for.
 *
 * @param element the type of the blocks
 * @param inputs at least 1
 * @param outputs at least 1
 */
record SumShape(Element element, int inputs, int outputs) {}
