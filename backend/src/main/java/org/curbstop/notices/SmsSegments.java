package org.curbstop.notices;

import java.util.Map;

/**
 * What a text costs: the network cuts it into segments, by the letters in it (3GPP TS 23.038 and 23.040).
 *
 * @param encoding GSM-7 where every letter is in its alphabet, otherwise UCS-2 for the whole text
 * @param units septets, or 16-bit units; some letters take two, which no cut parts
 * @param count segments on the way
 */
public record SmsSegments(Encoding encoding, int units, int count) {

    /** How the network writes letters; units that one segment holds alone, and as one of several. */
    public enum Encoding {
        GSM_7(160, 153), UCS_2(70, 67);

        private final int alone;
        private final int joined;

        Encoding(int alone, int joined) {
            this.alone = alone;
            this.joined = joined;
        }
    }

    /** Units that one message may have in all: Twilio refuses more (error 21617). */
    public static final int MAX_CHARACTERS = 1600;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    /** Signs that word processors put, and the plain ones that mean the same. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry(0x2018, "'"), Map.entry(0x2019, "'"), Map.entry(0x201C, "\""), Map.entry(0x201D, "\""), Map.entry(0x2013, "-"),
            Map.entry(0x2014, "-"), Map.entry(0x2212, "-"), Map.entry(0x2026, "..."), Map.entry(0x00A0, " "), Map.entry(0x202F, " "),
            Map.entry(0x2009, " "), Map.entry(0x2022, "-"), Map.entry(0x00AB, "\""), Map.entry(0x00BB, "\""), Map.entry(0x200B, ""),
            Map.entry(0x00B7, "-"), Map.entry(0x00D7, "x"), Map.entry(0x2192, "->"), Map.entry(0x00B0, " "));

    /** Letters of Spanish that GSM-7 lacks; é, ñ, ü, ¿ and ¡ it has, so no word changes its meaning. */
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
     * The words in the shape that costs least: always plain quotes and dashes; accents stay as long as the text keeps within
     * {@code allowed} segments with them, and go where that saves segments.
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

    /** 0: not in the alphabet. */
    private static int septets(int letter) {
        return BASIC.indexOf(letter) >= 0 ? 1 : EXTENDED.indexOf(letter) >= 0 ? 2 : 0;
    }
}
