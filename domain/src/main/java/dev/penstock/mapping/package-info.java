/**
 * Mappings: how a stage takes what it needs out of an event, by a JSON Pointer or a <a href="https://jsonata.org">JSONata</a>
 * expression over {@link dev.penstock.mapping.EventDocument}. The same event gives the same value, whenever it is asked.
 */
@NullMarked
package dev.penstock.mapping;

import org.jspecify.annotations.NullMarked;
