/** Models, as the REST API shows them. */
@NullMarked
package dev.penstock.web.model;

import org.jspecify.annotations.NullMarked;
