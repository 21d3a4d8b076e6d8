/** Tests of what bodies of each content type say. */
@NullMarked
package dev.penstock.content;

import org.jspecify.annotations.NullMarked;
