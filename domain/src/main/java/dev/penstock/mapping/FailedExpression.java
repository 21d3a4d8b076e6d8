package dev.penstock.mapping;

/** An expression that a document made fail. The message names the expression and the kind of failure, never content. */
public final class FailedExpression extends RuntimeException {
    FailedExpression(String message) {
        super(message);
    }
}
