/** The REST API as a whole. */
@NullMarked
package dev.penstock.web.api;

import org.jspecify.annotations.NullMarked;
