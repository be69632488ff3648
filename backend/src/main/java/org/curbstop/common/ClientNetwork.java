package org.curbstop.common;

/** Groups IP addresses into networks for rate limits. */
public final class ClientNetwork {

    private ClientNetwork() {}

    /** Returns the /64 network of an IPv6 address, since a household has one with any number of addresses; an IPv4 address itself. */
    public static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return groups.length < 8 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
