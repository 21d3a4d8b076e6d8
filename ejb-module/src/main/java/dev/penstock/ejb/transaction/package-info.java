/** How container-managed transactions end. */
@NullMarked
package dev.penstock.ejb.transaction;

import org.jspecify.annotations.NullMarked;
