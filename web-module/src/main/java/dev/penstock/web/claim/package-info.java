/** The data of events that only refer to it, as the REST API gives it out. */
@NullMarked
package dev.penstock.web.claim;

import org.jspecify.annotations.NullMarked;
