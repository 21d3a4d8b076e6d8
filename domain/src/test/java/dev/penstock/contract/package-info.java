/** What the ports' contracts share. */
@NullMarked
package dev.penstock.contract;

import org.jspecify.annotations.NullMarked;
