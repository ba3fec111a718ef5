/**
 * ONNX models as networks, for those who come with PyTorch or another library that exports them:
 * {@link io.codedspark.parity.onnx.OnnxModels} reads one, and from then on it is a
 * {@link io.codedspark.parity.run.Network} like any other: in coded jobs, in model folders, and as the base of parity models
 * that are trained from its outputs. ONNX Runtime runs it.
 */
@NullMarked
package io.codedspark.parity.onnx;

import org.jspecify.annotations.NullMarked;
