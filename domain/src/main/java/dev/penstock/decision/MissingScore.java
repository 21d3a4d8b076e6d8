package dev.penstock.decision;

import java.util.Collection;
import java.util.TreeSet;

/** A label that has a threshold has no score. */
public final class MissingScore extends RuntimeException {
    public MissingScore(String label, Collection<String> found) {
        super("no score for label '" + label + "', found " + new TreeSet<>(found));
    }
}
