/** How answers are written: records as JSON, instants in ISO 8601 and UTC. */
@NullMarked
package dev.penstock.web.json;

import org.jspecify.annotations.NullMarked;
