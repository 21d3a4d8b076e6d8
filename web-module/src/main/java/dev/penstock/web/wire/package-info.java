/**
 * What happens to a request before the server reads it: what no HTTP message may look like is refused, and whoever takes too long to send
 * one is let go. Payara's HTTP layer (Grizzly) fails at some malformed requests, answers some by an empty 200, and reads some in another
 * way than a proxy before it may; a webhook must neither be lost nor made that way.
 */
@NullMarked
package dev.penstock.web.wire;

import org.jspecify.annotations.NullMarked;
