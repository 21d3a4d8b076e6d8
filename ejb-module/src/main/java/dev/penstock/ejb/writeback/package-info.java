/** Calls to the targets of write-backs. */
@NullMarked
package dev.penstock.ejb.writeback;

import org.jspecify.annotations.NullMarked;
