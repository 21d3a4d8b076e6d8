package dev.penstock.web.source;

/** Counts deliveries and measures how long each waits for its answer. */
interface WebhookMetrics {
    /** Begins to measure one delivery. */
    Measurement start(String source);

    /** One delivery. */
    interface Measurement {
        /** Ends it. */
        void end(String outcome);
    }
}
