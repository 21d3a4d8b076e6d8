/** What stages do to events, apart from queues and transactions: models are asked, decisions taken, other systems told. */
@NullMarked
package dev.penstock.work;

import org.jspecify.annotations.NullMarked;
