/**
 * The models that are loaded: verified, warm, shared by all threads, released when closed. Implements the port
 * {@link dev.penstock.model.Models}.
 */
@NullMarked
package dev.penstock.inference.model;

import org.jspecify.annotations.NullMarked;
