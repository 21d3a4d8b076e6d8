/** Old events and all that hangs on them, deleted in small transactions. */
@NullMarked
package dev.penstock.persistence.purge;

import org.jspecify.annotations.NullMarked;
