/**
 * Content types: what a body says when it is read as JSON, whatever form it has. The reading is a function of the content
 * type and the bytes alone, so that the door, the schemas and every stage see the same, today and in a replay.
 */
@NullMarked
package dev.penstock.content;

import org.jspecify.annotations.NullMarked;
