/**
 * Models on servers that speak the <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>, version 2, over
 * HTTP: Triton, KServe, MLServer, or another Penstock.
 */
@NullMarked
package dev.penstock.inference.openinference;

import org.jspecify.annotations.NullMarked;
