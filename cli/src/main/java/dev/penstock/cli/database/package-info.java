/**
 * The database: a real PostgreSQL run from the home, or one that somebody else runs.
 */
@NullMarked
package dev.penstock.cli.database;

import org.jspecify.annotations.NullMarked;
