/** The log of refused requests: written in the background, by a thread of the server. */
@NullMarked
package dev.penstock.ejb.rejection;

import org.jspecify.annotations.NullMarked;
