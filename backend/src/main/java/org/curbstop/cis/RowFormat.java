package org.curbstop.cis;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Format of a row: how it maps fields to values. */
interface RowFormat {

    Pattern BLANKS = Pattern.compile("\\s+");
    char REPLACEMENT = '\uFFFD';

    ParsedRow parse(RawRow raw);

    /** Returns the decoded text; empty if it is not in this encoding. */
    static Optional<String> decode(byte[] bytes, int from, int until, Charset charset) {
        var text = new String(bytes, from, until - from, charset);
        if (text.indexOf(REPLACEMENT) < 0) {
            return Optional.of(text);
        }
        try { // stands for undecodable bytes, unless the text itself contains it
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, until - from)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Collapses whitespace and line breaks to single spaces; returns empty if nothing remains. */
    static Optional<String> normalize(String value) {
        String normalized = (isTidy(value) ? value : BLANKS.matcher(value).replaceAll(" ")).strip();
        return normalized.isEmpty() ? Optional.empty() : Optional.of(normalized);
    }

    private static boolean isTidy(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == ' ' && i + 1 < value.length() && value.charAt(i + 1) == ' ') {
                return false;
            }
        }
        return true;
    }

    static ImportRowError wrongEncoding(String field, Charset charset) {
        return new ImportRowError(field, "text in " + charset.name() + "; the bytes here are of another encoding (see --encoding)");
    }
}
