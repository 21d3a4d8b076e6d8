/** What must be in order before the first message is delivered. */
@NullMarked
package dev.penstock.ejb.startup;

import org.jspecify.annotations.NullMarked;
