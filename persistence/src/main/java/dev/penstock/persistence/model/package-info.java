/** Aliases of models, as operators have moved them, in PostgreSQL. */
@NullMarked
package dev.penstock.persistence.model;

import org.jspecify.annotations.NullMarked;
