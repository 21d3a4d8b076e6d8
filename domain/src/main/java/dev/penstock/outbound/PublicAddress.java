package dev.penstock.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells the addresses of the public Internet from those that only a server within a private network can reach. */
public final class PublicAddress {
    private PublicAddress() {}

    /**
     * Whether it is none of this host, its networks, or those that are set apart: RFC 6598 (carriers), RFC 4193 (unique local), RFC 2544
     * (benchmarks), RFC 1112 (reserved), and the two in which an IPv4 address hides in an IPv6 one, RFC 6052 and RFC 3056.
     */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean setApart = address instanceof Inet6Address
                ? (bytes[0] & 0xfe) == 0xfc || begins(bytes, 0x00, 0x64, 0xff, 0x9b) || begins(bytes, 0x20, 0x02)
                : begins(bytes, 0)
                        || (begins(bytes, 100) && (bytes[1] & 0xc0) == 64)
                        || (begins(bytes, 198) && (bytes[1] & 0xfe) == 18)
                        || (bytes[0] & 0xf0) == 0xf0;
        return !(setApart
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress());
    }

    private static boolean begins(byte[] address, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if ((address[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
