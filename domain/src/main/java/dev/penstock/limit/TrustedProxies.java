package dev.penstock.limit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies whose word about the client's address is taken. Without any the client is whoever opened the connection: a
 * header alone proves nothing.
 */
public final class TrustedProxies {
    /** Of MicroProfile Config: ranges of addresses, separated by commas. */
    public static final String CONFIG_KEY = "penstock.trusted-proxies";

    private static final int HOPS_MAX = 32;

    private final List<AddressRange> ranges;

    public TrustedProxies(List<AddressRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** @throws IllegalArgumentException naming what is no range of addresses */
    public static TrustedProxies parse(String text) {
        try {
            return new TrustedProxies(Stream.of(text.split(",", -1))
                    .map(String::strip)
                    .filter(range -> !range.isEmpty())
                    .map(AddressRange::parse)
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(CONFIG_KEY + ": " + e.getMessage(), e);
        }
    }

    /**
     * The client's address. Going back from the connection, the first that is no trusted proxy is the client: whatever stands
     * before it in the header, that client may have written.
     *
     * @param peer who opened the connection
     * @param forwardedFor the values of header {@code X-Forwarded-For}, in their order
     * @return empty when the peer's or a proxy's word is no address
     */
    public Optional<IpAddress> client(String peer, List<String> forwardedFor) {
        Optional<IpAddress> client = IpAddress.parse(peer);
        if (ranges.isEmpty() || client.isEmpty()) {
            return client;
        }
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        for (int hop = hops.length - 1; hop >= Math.max(0, hops.length - HOPS_MAX); hop--) {
            String text = hops[hop].strip();
            if (text.isEmpty() || client.isEmpty() || !trusts(client.get())) {
                return client;
            }
            client = IpAddress.parse(text);
        }
        return client;
    }

    /** Whether the word of whoever has this address is taken. */
    public boolean trusts(IpAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
