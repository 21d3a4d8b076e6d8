/** Large data in PostgreSQL: table {@code claim_part}, whose rows belong to events and go with them. */
@NullMarked
package dev.penstock.persistence.claim;

import org.jspecify.annotations.NullMarked;
