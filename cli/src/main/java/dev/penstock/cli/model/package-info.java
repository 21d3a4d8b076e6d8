/** Models: which of their versions serve, and training of the packaged ones. */
@NullMarked
package dev.penstock.cli.model;

import org.jspecify.annotations.NullMarked;
