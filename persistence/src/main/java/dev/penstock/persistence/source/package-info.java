/** Which secrets of sources are accepted until when, in PostgreSQL: their names, never their values. */
@NullMarked
package dev.penstock.persistence.source;

import org.jspecify.annotations.NullMarked;
