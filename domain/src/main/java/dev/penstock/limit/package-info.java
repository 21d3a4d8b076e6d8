/**
 * What bounds the requests that reach a source: rates, concurrent requests, address ranges, headers, bodies. Nothing here
 * locks, waits or, as long as requests are let through, allocates.
 */
@NullMarked
package dev.penstock.limit;

import org.jspecify.annotations.NullMarked;
