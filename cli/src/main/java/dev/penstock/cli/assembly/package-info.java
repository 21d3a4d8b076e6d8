/**
 * What is released: the archive that the server deploys and the broker's files that go with it.
 */
@NullMarked
package dev.penstock.cli.assembly;

import org.jspecify.annotations.NullMarked;
