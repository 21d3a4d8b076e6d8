/**
 * Models: what turns an event's data into scores, and which version of it did so. {@link dev.penstock.model.Models} is the
 * port; the {@code inference} module implements it for each runtime.
 */
@NullMarked
package dev.penstock.model;

import org.jspecify.annotations.NullMarked;
