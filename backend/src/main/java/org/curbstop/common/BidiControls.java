package org.curbstop.common;

import java.util.regex.Pattern;

/**
 * Removes characters that override text direction: in a sentence of ours, text from a stranger could reverse the rest of the sentence.
 * Right-to-left letters do not need them.
 */
public final class BidiControls {

    private static final Pattern EMBEDDING_OVERRIDE_ISOLATE = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");

    private BidiControls() {}

    public static String strip(String text) {
        return EMBEDDING_OVERRIDE_ISOLATE.matcher(text).replaceAll("");
    }
}
