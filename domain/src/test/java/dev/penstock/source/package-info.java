/** Tests of the providers' catalogue and of the door. */
@NullMarked
package dev.penstock.source;

import org.jspecify.annotations.NullMarked;
