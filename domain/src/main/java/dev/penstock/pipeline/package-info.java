/** Pipelines: stages that belong together and lead to one decision. */
@NullMarked
package dev.penstock.pipeline;

import org.jspecify.annotations.NullMarked;
