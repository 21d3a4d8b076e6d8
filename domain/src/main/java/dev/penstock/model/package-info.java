/**
 * Models: what turns an event's data into scores, entities, texts or items, and which version of it did so.
 * {@link dev.penstock.model.Models} is the port that stages use; the {@code inference} module implements it, with one
 * {@link dev.penstock.model.Predictor} for each loaded version.
 */
@NullMarked
package dev.penstock.model;

import org.jspecify.annotations.NullMarked;
