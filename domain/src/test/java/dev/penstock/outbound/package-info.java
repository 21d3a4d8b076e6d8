@NullMarked
package dev.penstock.outbound;

import org.jspecify.annotations.NullMarked;
