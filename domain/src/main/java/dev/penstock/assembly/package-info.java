/**
 * Assembly, the role that Jakarta EE calls Application Assembler: definitions and the modules become one archive with its
 * deployment descriptors, and the broker's configuration that belongs to it.
 */
@NullMarked
package dev.penstock.assembly;

import org.jspecify.annotations.NullMarked;
