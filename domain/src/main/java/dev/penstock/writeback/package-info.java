/** Write-backs: how a stage tells another system of an event. */
@NullMarked
package dev.penstock.writeback;

import org.jspecify.annotations.NullMarked;
