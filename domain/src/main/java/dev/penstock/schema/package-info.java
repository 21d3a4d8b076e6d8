/**
 * Schemas: what an event's data must look like, by type, in JSON Schema. Checked at the queue boundary, before any
 * stage sees the event.
 */
@NullMarked
package dev.penstock.schema;

import org.jspecify.annotations.NullMarked;
