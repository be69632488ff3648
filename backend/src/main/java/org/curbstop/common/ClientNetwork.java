package org.curbstop.common;

/** The network that an IP address is counted as, where requests are limited. */
public final class ClientNetwork {

    private ClientNetwork() {}

    /** One household has one IPv6 network of 64 bits and as many addresses as it likes. */
    public static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return groups.length < 8 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
