/**
 * Aliases that operators move while the system runs: which version of a model serves, and which are compared with it. The definitions
 * say what an alias means at first; a move stands in the database, counts on all servers and is audited.
 */
@NullMarked
package dev.penstock.model.alias;

import org.jspecify.annotations.NullMarked;
