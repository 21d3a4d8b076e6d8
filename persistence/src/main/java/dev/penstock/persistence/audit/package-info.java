/** What operators did, in PostgreSQL. */
@NullMarked
package dev.penstock.persistence.audit;

import org.jspecify.annotations.NullMarked;
