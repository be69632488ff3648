package org.curbstop.notices;

import java.util.Map;

/**
 * Segments that the network splits a text into, which decide its cost (3GPP TS 23.038 and 23.040).
 *
 * @param encoding GSM-7 if its alphabet has every character, otherwise UCS-2 for the whole text
 * @param units septets or 16-bit units; a character of two units is never split
 * @param count number of segments
 */
public record SmsSegments(Encoding encoding, int units, int count) {

    /** Character encoding, with the units that fit in a single segment and in one of several. */
    public enum Encoding {
        GSM_7(160, 153), UCS_2(70, 67);

        private final int alone;
        private final int joined;

        Encoding(int alone, int joined) {
            this.alone = alone;
            this.joined = joined;
        }
    }

    /** Maximum length of one message: Twilio refuses more (error 21617). */
    public static final int MAX_CHARACTERS = 1600;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    /** Typographic characters that word processors insert, with their plain equivalents. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry(0x2018, "'"), Map.entry(0x2019, "'"), Map.entry(0x201C, "\""), Map.entry(0x201D, "\""), Map.entry(0x2013, "-"),
            Map.entry(0x2014, "-"), Map.entry(0x2212, "-"), Map.entry(0x2026, "..."), Map.entry(0x00A0, " "), Map.entry(0x202F, " "),
            Map.entry(0x2009, " "), Map.entry(0x2022, "-"), Map.entry(0x00AB, "\""), Map.entry(0x00BB, "\""), Map.entry(0x200B, ""),
            Map.entry(0x00B7, "-"), Map.entry(0x00D7, "x"), Map.entry(0x2192, "->"), Map.entry(0x00B0, " "));

    /** Spanish letters missing from GSM-7; it has é, ñ, ü, ¿ and ¡, so no word changes its meaning. */
    private static final Map<Integer, String> UNACCENTED = Map.of(
            (int) 'á', "a", (int) 'í', "i", (int) 'ó', "o", (int) 'ú', "u", (int) 'Á', "A", (int) 'Í', "I", (int) 'Ó', "O", (int) 'Ú', "U");

    public static SmsSegments of(String text) {
        Encoding encoding = text.codePoints().allMatch(letter -> septets(letter) > 0) ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = text.codePoints().map(letter -> size(letter, encoding)).sum();
        if (units <= encoding.alone) {
            return new SmsSegments(encoding, units, units == 0 ? 0 : 1);
        }
        int count = 1;
        int room = encoding.joined;
        for (int letter : text.codePoints().toArray()) {
            int size = size(letter, encoding);
            if (size > room) {
                count++;
                room = encoding.joined;
            }
            room -= size;
        }
        return new SmsSegments(encoding, units, count);
    }

    /**
     * Returns the cheapest form of a text: always with plain quotes and dashes; accents stay while the text fits in {@code allowed}
     * segments, and are removed where that saves segments.
     */
    public static String fitted(String text, int allowed) {
        String plain = replaced(text, PLAIN).strip();
        if (of(plain).count <= allowed) {
            return plain;
        }
        String unaccented = replaced(plain, UNACCENTED);
        return of(unaccented).count < of(plain).count ? unaccented : plain;
    }

    private static String replaced(String text, Map<Integer, String> by) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            String other = by.get(letter);
            if (other == null) {
                out.appendCodePoint(letter);
            } else {
                out.append(other);
            }
        });
        return out.toString();
    }

    private static int size(int letter, Encoding encoding) {
        return encoding == Encoding.GSM_7 ? septets(letter) : Character.charCount(letter);
    }

    /** Returns 0 if the letter is not in the GSM-7 alphabet. */
    private static int septets(int letter) {
        return BASIC.indexOf(letter) >= 0 ? 1 : EXTENDED.indexOf(letter) >= 0 ? 2 : 0;
    }
}
