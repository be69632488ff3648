package org.curbstop.arrangements;

import java.math.BigInteger;
import java.util.Locale;
import org.curbstop.common.Digest;

/** A number for people, who have their account named beside it; ids are for programs. */
final class Reference {

    private static final BigInteger MOST = BigInteger.valueOf(100_000_000);

    private Reference() {}

    static String of(String id) {
        return String.format(Locale.ROOT, "%08d", new BigInteger(Digest.of("reference", id), 16).mod(MOST));
    }
}
