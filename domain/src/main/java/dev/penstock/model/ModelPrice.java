package dev.penstock.model;

import java.math.BigDecimal;

/**
 * What a model costs beside the processor time that is measured anyway.
 *
 * @param currency by ISO 4217, for example {@code EUR}
 * @param perCall of one prediction, 0 or more
 * @param perThousandInputTokens of what a chat model reads, 0 or more
 * @param perThousandOutputTokens of what it writes, 0 or more
 */
public record ModelPrice(
        String currency, BigDecimal perCall, BigDecimal perThousandInputTokens, BigDecimal perThousandOutputTokens) {
    private static final int THOUSAND_DIGITS = 3;

    /** The price of what did not need the model. */
    public Price ofNothing() {
        return new Price(BigDecimal.ZERO, currency);
    }

    /** The price of one prediction, with its currency. */
    public Price of(TokenUsage tokens) {
        return new Price(of(tokens.inputTokens(), tokens.outputTokens()), currency);
    }

    /** The price of one prediction. */
    public BigDecimal of(long inputTokens, long outputTokens) {
        return perCall.add(perThousandInputTokens
                .multiply(BigDecimal.valueOf(inputTokens))
                .add(perThousandOutputTokens.multiply(BigDecimal.valueOf(outputTokens)))
                .movePointLeft(THOUSAND_DIGITS));
    }
}
