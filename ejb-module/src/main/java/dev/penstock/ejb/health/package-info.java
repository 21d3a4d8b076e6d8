/** Whether this server has started, and whether it can take webhooks. */
@NullMarked
package dev.penstock.ejb.health;

import org.jspecify.annotations.NullMarked;
