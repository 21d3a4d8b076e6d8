package dev.penstock.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What something cost.
 *
 * @param amount 0 or more, cut to {@value #DIGITS} digits after the point
 * @param currency by ISO 4217
 */
public record Price(BigDecimal amount, String currency) {
    public static final int DIGITS = 12;

    public Price {
        amount = amount.setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
