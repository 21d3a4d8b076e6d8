/** Pipelines, as the REST API shows them. */
@NullMarked
package dev.penstock.web.pipeline;

import org.jspecify.annotations.NullMarked;
