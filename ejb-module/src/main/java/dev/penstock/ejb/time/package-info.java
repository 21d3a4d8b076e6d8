/** The time, which is injected wherever it is needed. */
@NullMarked
package dev.penstock.ejb.time;

import org.jspecify.annotations.NullMarked;
