package org.curbstop.common;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Characters that turn the direction of whatever follows them: in a sentence of ours, text that a stranger wrote would turn the rest of the
 * sentence too. Right-to-left letters turn themselves and need none of these.
 */
public final class BidiControls {

    private static final Pattern EMBEDDING_OVERRIDE_ISOLATE = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");

    private BidiControls() {}

    /** The facts of a sentence, each text among them without controls. */
    public static @Nullable Object[] strip(@Nullable Object[] facts) {
        @Nullable Object[] clean = facts.clone();
        for (int i = 0; i < clean.length; i++) {
            if (clean[i] instanceof String text) {
                clean[i] = strip(text);
            }
        }
        return clean;
    }

    public static String strip(String text) {
        return EMBEDDING_OVERRIDE_ISOLATE.matcher(text).replaceAll("");
    }
}
