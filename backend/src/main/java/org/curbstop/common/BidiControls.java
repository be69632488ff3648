package org.curbstop.common;

import java.util.regex.Pattern;

/**
 * Characters that turn the direction of whatever follows them: in a sentence of ours, text that a stranger wrote would turn the rest of the
 * sentence too. Right-to-left letters turn themselves and need none of these.
 */
public final class BidiControls {

    private static final Pattern EMBEDDING_OVERRIDE_ISOLATE = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");

    private BidiControls() {}

    public static String strip(String text) {
        return EMBEDDING_OVERRIDE_ISOLATE.matcher(text).replaceAll("");
    }
}
