/** Tests of what the registry's resources read. */
@NullMarked
package dev.penstock.web.schema;

import org.jspecify.annotations.NullMarked;
