/**
 * The schema registry: for each subject, an event type, its versions, which never change, and what a new one must keep. It is read
 * often and written seldom: servers hold it in memory and look now and then whether it changed, so that no event waits for a
 * database.
 */
@NullMarked
package dev.penstock.schema.registry;

import org.jspecify.annotations.NullMarked;
