/** Models of rows: an event's numbers, words and patterns in its texts become columns, and an ONNX model scores the row. */
@NullMarked
package dev.penstock.inference.tabular;

import org.jspecify.annotations.NullMarked;
