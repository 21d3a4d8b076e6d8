package dev.penstock.limit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source lets through.
 *
 * @param bodyMaxBytes a larger body is refused
 * @param rate of its requests; null when only the server's bounds it
 * @param requestsMax how many of its requests are worked on at a time, 1 or more
 * @param headersMax how many headers a request may have, 1 or more
 * @param allowFrom where requests may come from; empty for anywhere
 */
public record Limits(
        long bodyMaxBytes, @Nullable Rate rate, int requestsMax, int headersMax, List<AddressRange> allowFrom) {
    public static final int REQUESTS_DEFAULT = 1_000;
    public static final int HEADERS_DEFAULT = 100;

    public Limits {
        allowFrom = List.copyOf(allowFrom);
    }

    /** Nothing bounded below its default but the body. */
    public static Limits ofBody(long bodyMaxBytes) {
        return new Limits(bodyMaxBytes, null, REQUESTS_DEFAULT, HEADERS_DEFAULT, List.of());
    }

    /** Whether requests may come from this address. Null is an address that cannot be known. */
    public boolean allows(@Nullable IpAddress address) {
        if (allowFrom.isEmpty()) {
            return true;
        }
        if (address == null) {
            return false;
        }
        for (AddressRange range : allowFrom) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
