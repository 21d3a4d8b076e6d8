/**
 * Training of the packaged models from labelled data that is not shipped: candidates are compared on texts that no fit and no
 * threshold has seen, and the winner is written with its evaluation and its card. The same data gives the same bytes.
 */
@NullMarked
package dev.penstock.inference.training;

import org.jspecify.annotations.NullMarked;
