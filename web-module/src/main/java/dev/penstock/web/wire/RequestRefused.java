package dev.penstock.web.wire;

import dev.penstock.web.problem.Problem;

/** What came is no request that the server may read. */
final class RequestRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final boolean awaited;

    RequestRefused(int status, String code, String detail) {
        this(Problem.of(status, code, detail), false);
    }

    private RequestRefused(Problem problem, boolean awaited) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.awaited = awaited;
    }

    static RequestRefused malformed(String code, String detail) {
        return new RequestRefused(400, code, detail);
    }

    /** The same, of a request whose beginning one of the server's threads has, and waits for the rest. */
    RequestRefused whileAwaited() {
        return new RequestRefused(problem, true);
    }

    boolean awaited() {
        return awaited;
    }

    Problem problem() {
        return problem;
    }
}
