/** Forgetting what sources need not remember any longer: in the background, by a thread of the server. */
@NullMarked
package dev.penstock.ejb.purge;

import org.jspecify.annotations.NullMarked;
