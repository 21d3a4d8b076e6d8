/**
 * The schema registry over HTTP: under {@code /api/v1/registry} as clients of
 * <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">Confluent's registry</a> know it, and under
 * {@code /api/v1/schemas} what that one does not have: differences in words, and trials on recorded events.
 */
@NullMarked
package dev.penstock.web.schema;

import org.jspecify.annotations.NullMarked;
