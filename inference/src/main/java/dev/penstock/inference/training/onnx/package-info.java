/** Writing ONNX models. */
@NullMarked
package dev.penstock.inference.training.onnx;

import org.jspecify.annotations.NullMarked;
