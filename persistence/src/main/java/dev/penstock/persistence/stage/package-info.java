/** What stages have done and where they failed, in tables {@code stage_run} and {@code failed_attempt}. */
@NullMarked
package dev.penstock.persistence.stage;

import org.jspecify.annotations.NullMarked;
