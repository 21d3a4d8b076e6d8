/** The schemas that this server checks events by, kept in step with the registry. */
@NullMarked
package dev.penstock.ejb.schema;

import org.jspecify.annotations.NullMarked;
