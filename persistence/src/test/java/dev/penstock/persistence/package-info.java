/** A real PostgreSQL for the tests of the stores. */
@NullMarked
package dev.penstock.persistence;

import org.jspecify.annotations.NullMarked;
