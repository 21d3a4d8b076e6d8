package dev.penstock.web.source;

/** Counts the waits for decisions and measures how long they take. */
interface DecisionMetrics {
    /** Begins to measure one wait. */
    WebhookMetrics.Measurement start(String source);
}
