/** The models, loaded and warm before the first event. */
@NullMarked
package dev.penstock.ejb.model;

import org.jspecify.annotations.NullMarked;
