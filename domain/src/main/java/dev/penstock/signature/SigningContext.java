package dev.penstock.signature;

/**
 * What the parts of signed content take their values from.
 *
 * @param timestamp exactly as sent; empty when the scheme has none
 * @param id likewise
 * @param secret the one that is tried
 */
record SigningContext(RequestReading reading, String timestamp, String id, Secret secret) {}
