/**
 * Calls to other servers: ended in time, repeated only where nobody can have worked on them, and not made at all while a server does not
 * answer. The patterns and their words are those of MicroProfile Fault Tolerance, kept for each model by itself.
 */
@NullMarked
package dev.penstock.inference.remote;

import org.jspecify.annotations.NullMarked;
