/** Pictures: read from files that anybody may have sent, and classified. */
@NullMarked
package dev.penstock.inference.picture;

import org.jspecify.annotations.NullMarked;
