/** The REST API of a running instance, asked with the home's token. */
@NullMarked
package dev.penstock.cli.api;

import org.jspecify.annotations.NullMarked;
