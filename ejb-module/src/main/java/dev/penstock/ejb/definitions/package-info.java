/** The definitions that the archive was assembled with. */
@NullMarked
package dev.penstock.ejb.definitions;

import org.jspecify.annotations.NullMarked;
