package dev.penstock.inference.document;

/**
 * A line that was read.
 *
 * @param region where it stands on its page
 * @param confidence the mean probability of its characters
 */
record ReadLine(String text, double confidence, Region region) {}
