/** What is forgotten, when, and how much at a time. */
@NullMarked
package dev.penstock.purge;

import org.jspecify.annotations.NullMarked;
