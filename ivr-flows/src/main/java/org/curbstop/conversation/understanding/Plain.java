package org.curbstop.conversation.understanding;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Words as they are compared: lower case, no accents, no punctuation but what numbers need. */
final class Plain {

    private Plain() {}

    /** {@code ¡Sí, señor! It's $84.12} becomes {@code si senor its $84.12}. */
    static String text(String said) {
        String bare = Normalizer.normalize(said.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return bare.replaceAll("['’`]", "")
                .replaceAll("(?<!\\d)[.,]|[.,](?!\\d)", " ")
                .replaceAll("[^\\p{L}\\p{N}.,$/#-]+", " ")
                .replaceAll("(?<!\\d)-|-(?!\\d)", " ")
                .trim()
                .replaceAll("\\s+", " ");
    }

    static List<String> words(String said) {
        String plain = text(said);
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }
}
