package org.curbstop.cis.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves host names to public internet addresses only. The connection uses the resolved address, so a name cannot resolve to a different
 * address after the check.
 */
final class PublicAddresses implements DnsResolver {

    static final String REFUSED = "the address is private; allow it with allow-private-addresses";

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException(REFUSED);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Follows the IANA special-purpose address registries (RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean shared = first == 100 && (second & 0xc0) == 64;
            boolean special = first == 192 && second == 0 || first == 198 && (second & 0xfe) == 18;
            return first != 0 && first < 240 && !shared && !special;
        }
        // Only global unicast (2000::/3), except addresses that embed an IPv4 address: 6to4 and Teredo.
        boolean tunnel = first == 0x20 && (second == 0x02 || second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
        return (first & 0xe0) == 0x20 && !tunnel;
    }
}
