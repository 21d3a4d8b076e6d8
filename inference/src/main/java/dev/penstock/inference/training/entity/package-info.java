/** The training of the entity finder: labelled lines, the fit, and how good it is. */
@NullMarked
package dev.penstock.inference.training.entity;

import org.jspecify.annotations.NullMarked;
