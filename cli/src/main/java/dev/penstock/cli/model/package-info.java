/** Training of the packaged models. */
@NullMarked
package dev.penstock.cli.model;

import org.jspecify.annotations.NullMarked;
