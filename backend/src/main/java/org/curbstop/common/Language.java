package org.curbstop.common;

import java.util.Locale;

/** A supported language as a BCP 47 primary tag: {@code en}, {@code es}. */
public record Language(String tag) {

    public static final Language ENGLISH = new Language("en");
    public static final Language SPANISH = new Language("es");

    public Language {
        if (!tag.matches("[a-z]{2,3}")) {
            throw new InvalidValueException("invalid.language", "a language tag such as en");
        }
    }

    public Locale locale() {
        return Locale.of(tag, "US");
    }

    @Override
    public String toString() {
        return tag;
    }
}
