/** What a pipeline costs, measured on some of its events before it is given many. */
@NullMarked
package dev.penstock.profile;

import org.jspecify.annotations.NullMarked;
