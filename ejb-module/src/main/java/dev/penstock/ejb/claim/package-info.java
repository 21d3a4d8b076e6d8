/** The claim check as this server is configured. */
@NullMarked
package dev.penstock.ejb.claim;

import org.jspecify.annotations.NullMarked;
