package com.saleswright.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What counts as one address. */
public final class Network {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private Network() {}

    /** The address itself, but for IPv6 its /64: one home or company has a whole one of these. */
    public static String of(@Nullable String remoteAddress) {
        if (remoteAddress == null || remoteAddress.indexOf(':') < 0) {
            return String.valueOf(remoteAddress);
        }
        try {
            // With a colon in it this is an address, never a name to look up.
            byte[] bytes = InetAddress.getByName(remoteAddress).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : remoteAddress;
        } catch (UnknownHostException e) {
            return remoteAddress;
        }
    }
}
