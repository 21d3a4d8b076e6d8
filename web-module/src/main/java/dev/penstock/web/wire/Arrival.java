package dev.penstock.web.wire;

/** What is on its way over one connection. Its lock is held while it is looked at or changed. */
final class Arrival {
    final RequestScanner scanner = new RequestScanner();

    /** How many bytes wait here for the rest of their request. */
    int heldBytes;

    /** The server has the beginning of a request, and one of its threads may wait for the rest. */
    boolean passedOn;

    /** How many bytes have come since. */
    long bytesSincePassedOn;

    /** Since when what is on its way is, or since when the connection ends; no number of its own. */
    long sinceNs;

    /** Whatever comes now is nobody's. */
    boolean closing;
}
