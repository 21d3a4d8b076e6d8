/** Migrations of the schema, by Flyway: at the start of a server, or beforehand by an operator with more rights. */
@NullMarked
package dev.penstock.persistence.migration;

import org.jspecify.annotations.NullMarked;
