/** Tests of what the API shows of events. */
@NullMarked
package dev.penstock.web.event;

import org.jspecify.annotations.NullMarked;
