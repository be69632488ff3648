package org.curbstop.common;

import java.util.regex.Pattern;

/**
 * Generates ids such as {@code pay_0k3f9tq4m2x7bv1c8d5e6g}: a prefix for the type, then time-ordered, unguessable base 32 (Crockford's
 * alphabet, without i, l, o, u), so that they sort by age and can be read out.
 */
public final class IdGenerator {

    private static final int TIME_CHARS = 10;
    private static final int RANDOM_CHARS = 12;
    private static final Pattern FORM = Pattern.compile("[a-z]{2,6}_[0-9a-hjkmnp-tv-z]{3,40}");

    private IdGenerator() {}

    public static String create(String prefix) {
        var id = new StringBuilder(prefix).append('_');
        long now = System.currentTimeMillis();
        for (int i = TIME_CHARS - 1; i >= 0; i--) {
            id.append(RandomCodes.BASE32.charAt((int) ((now >>> (5 * i)) & 31)));
        }
        for (byte each : RandomCodes.createBytes(RANDOM_CHARS)) {
            id.append(RandomCodes.BASE32.charAt(each & 31));
        }
        return id.toString();
    }

    /** Returns the value if it is a valid id with this prefix. */
    public static String requireValid(String prefix, String value) {
        if (!value.startsWith(prefix + "_") || !FORM.matcher(value).matches()) {
            throw new InvalidValueException("invalid.id", "an id that starts with " + prefix + "_");
        }
        return value;
    }
}
