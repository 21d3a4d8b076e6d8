/** The schema registry in tables {@code schema_registry}, {@code schema_version} and {@code schema_settings}. */
@NullMarked
package dev.penstock.persistence.schema;

import org.jspecify.annotations.NullMarked;
