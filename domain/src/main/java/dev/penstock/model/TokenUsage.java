package dev.penstock.model;

/**
 * What a chat model read and wrote for one prediction.
 *
 * @param inputTokens 0 or more
 * @param outputTokens 0 or more
 */
public record TokenUsage(long inputTokens, long outputTokens) {
    /** Of a model that counts no tokens. */
    public static final TokenUsage NONE = new TokenUsage(0, 0);
}
