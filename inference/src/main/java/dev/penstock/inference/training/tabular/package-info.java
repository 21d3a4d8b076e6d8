/**
 * Training of models of rows: logistic regression and boosted trees are fitted, compared on rows that neither has seen, and the one
 * that is worth its processor time is written as ONNX. The same data gives the same bytes.
 */
@NullMarked
package dev.penstock.inference.training.tabular;

import org.jspecify.annotations.NullMarked;
