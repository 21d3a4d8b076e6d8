@NullMarked
package dev.penstock.system.fuzz;

import org.jspecify.annotations.NullMarked;
