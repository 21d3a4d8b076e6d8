/** Who may use the REST API, and what browsers and caches may do with its answers. */
@NullMarked
package dev.penstock.web.access;

import org.jspecify.annotations.NullMarked;
