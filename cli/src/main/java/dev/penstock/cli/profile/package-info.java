/** What a pipeline costs before it is given many events. */
@NullMarked
package dev.penstock.cli.profile;

import org.jspecify.annotations.NullMarked;
