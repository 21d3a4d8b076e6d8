/** Where models of pictures come from. */
@NullMarked
package dev.penstock.inference.training.picture;

import org.jspecify.annotations.NullMarked;
