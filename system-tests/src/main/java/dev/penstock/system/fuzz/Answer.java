package dev.penstock.system.fuzz;

/**
 * What came back.
 *
 * @param status 0 when the connection was closed without one
 * @param body what of it could be told
 */
record Answer(int status, String body) {
    static final Answer CLOSED = new Answer(0, "");

    boolean accepted() {
        return status >= 200 && status < 300;
    }
}
