/**
 * Penstock as a model server: what runs in this process answers the
 * <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>, version 2, too.
 */
@NullMarked
package dev.penstock.serving;

import org.jspecify.annotations.NullMarked;
