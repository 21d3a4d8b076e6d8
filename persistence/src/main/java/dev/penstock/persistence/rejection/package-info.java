/** The refused requests in PostgreSQL. */
@NullMarked
package dev.penstock.persistence.rejection;

import org.jspecify.annotations.NullMarked;
