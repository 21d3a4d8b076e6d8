package dev.penstock.decision;

/** A score that reached its threshold. */
public record Reason(String label, double score, double threshold) {}
