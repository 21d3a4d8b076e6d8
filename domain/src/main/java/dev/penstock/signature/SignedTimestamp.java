package dev.penstock.signature;

import org.jspecify.annotations.Nullable;

/**
 * A timestamp that is signed.
 *
 * @param place null when it stands beside the signature, in the format
 */
public record SignedTimestamp(@Nullable RequestPlace place, TimestampWindow window) {}
