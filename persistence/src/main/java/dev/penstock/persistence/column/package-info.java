/**
 * Columns of the database: how values become columns, and how many rows travel in one statement as one array a column.
 */
@NullMarked
package dev.penstock.persistence.column;

import org.jspecify.annotations.NullMarked;
