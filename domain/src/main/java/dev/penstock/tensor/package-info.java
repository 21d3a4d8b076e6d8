/**
 * Tensors as the <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>, version 2, writes them in JSON:
 * named lists of values of one type and a shape, whose first dimension counts the inputs of a batch.
 */
@NullMarked
package dev.penstock.tensor;

import org.jspecify.annotations.NullMarked;
