/**
 * Sentence embeddings: a text's meaning as 384 numbers, from the all-MiniLM-L6-v2 encoder (Apache-2.0, int8) run in this process
 * by ONNX Runtime. Texts that mean the same lie close together, whatever their words.
 */
@NullMarked
package dev.penstock.inference.embedding;

import org.jspecify.annotations.NullMarked;
