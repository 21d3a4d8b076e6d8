/** Filters tried on recorded events, as the REST API offers it. */
@NullMarked
package dev.penstock.web.filter;

import org.jspecify.annotations.NullMarked;
