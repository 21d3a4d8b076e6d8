/** Tests of who may use the API. */
@NullMarked
package dev.penstock.web.access;

import org.jspecify.annotations.NullMarked;
