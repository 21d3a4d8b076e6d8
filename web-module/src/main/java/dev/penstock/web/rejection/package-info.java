/** The requests that were refused, as the REST API shows them. */
@NullMarked
package dev.penstock.web.rejection;

import org.jspecify.annotations.NullMarked;
