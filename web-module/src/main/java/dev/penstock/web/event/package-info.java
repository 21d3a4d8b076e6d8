/** Events and what became of them, as the REST API shows them. */
@NullMarked
package dev.penstock.web.event;

import org.jspecify.annotations.NullMarked;
