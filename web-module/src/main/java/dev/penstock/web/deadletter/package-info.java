/** Dead letters, as the REST API shows them. */
@NullMarked
package dev.penstock.web.deadletter;

import org.jspecify.annotations.NullMarked;
