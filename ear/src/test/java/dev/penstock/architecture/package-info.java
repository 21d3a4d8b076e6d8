/** The architecture as tests: what may depend on what, and where transactions and messages may be. */
@NullMarked
package dev.penstock.architecture;

import org.jspecify.annotations.NullMarked;
