/** Refused requests and the signature doctor, as the command offers them. */
@NullMarked
package dev.penstock.cli.rejection;

import org.jspecify.annotations.NullMarked;
