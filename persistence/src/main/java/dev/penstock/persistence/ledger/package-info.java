/** The ledger in table {@code event}: webhooks' events and the outputs of stages alike. */
@NullMarked
package dev.penstock.persistence.ledger;

import org.jspecify.annotations.NullMarked;
