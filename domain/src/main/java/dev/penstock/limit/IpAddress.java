package dev.penstock.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of IPv4 or IPv6, read from its text without ever asking a name server. An IPv4 address that is written as IPv6
 * ({@code ::ffff:192.0.2.1}) is the IPv4 address: a server with both kinds of sockets shows it so.
 */
public final class IpAddress {
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V4_LEADING_ZERO = Pattern.compile("(.*\\.)?0[0-9].*");
    private static final Pattern V6 =
            Pattern.compile("[0-9A-Fa-f:]{2,39}|[0-9A-Fa-f:]{2,30}:[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Empty when the text is no address: names are not looked up. A zone ({@code %eth0}) and brackets are left out of it. */
    public static Optional<IpAddress> parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        String address = zone < 0 ? bare : bare.substring(0, zone);
        boolean v4 = V4.matcher(address).matches()
                && !V4_LEADING_ZERO.matcher(address).matches();
        boolean v6 = address.indexOf(':') >= 0 && V6.matcher(address).matches();
        if (!v4 && !v6) {
            return Optional.empty();
        }
        try {
            // Only digits, dots and colons are left: the platform reads them and asks nobody.
            return Optional.of(new IpAddress(InetAddress.getByName(address).getAddress()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** 4 or 16. */
    int length() {
        return bytes.length;
    }

    /** Whether the first bits of both are the same; never of an IPv4 and an IPv6 address. */
    boolean agrees(IpAddress other, int bits) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (bytes[i] != other.bytes[i]) {
                return false;
            }
        }
        int mask = 0xff00 >> (bits % 8) & 0xff;
        return mask == 0 || ((bytes[whole] ^ other.bytes[whole]) & mask) == 0;
    }

    /** Whether all bits after the first ones are zero. */
    boolean endsInZeros(int bits) {
        for (int bit = bits; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }
}
