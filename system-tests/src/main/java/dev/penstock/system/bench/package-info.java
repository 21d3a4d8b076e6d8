/**
 * The benchmark, {@code ./penstock bench}: what the whole manages, as shares of what its parts manage alone on the same machine in the
 * same run. Absolute figures are the machine's; the ratios are Penstock's.
 */
@NullMarked
package dev.penstock.system.bench;

import org.jspecify.annotations.NullMarked;
