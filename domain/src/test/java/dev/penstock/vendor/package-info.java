/**
 * Tests in which the vendors' own libraries sign what the catalogue's rows verify, and verify what the rows sign: the one
 * proof of a row that owes nothing to what we believe about it.
 */
@NullMarked
package dev.penstock.vendor;

import org.jspecify.annotations.NullMarked;
