/** Decisions in table {@code decision}, whose key lets each be taken once. */
@NullMarked
package dev.penstock.persistence.decision;

import org.jspecify.annotations.NullMarked;
