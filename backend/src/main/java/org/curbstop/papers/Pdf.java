package org.curbstop.papers;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks through a document for what can act when it is opened (ISO 32000: actions, scripts, forms, attachments), also where objects are packed.
 * It is a warning for whoever opens it and no proof of harmlessness; so a document is handed out as a file only, never shown within a page.
 */
final class Pdf {

    private static final Pattern ACTS =
            Pattern.compile("/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|GoToR|Rendition|Movie|Sound)\\b");
    private static final Pattern LOCKED = Pattern.compile("/Encrypt\\b");
    private static final Pattern HIDDEN = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern PACKED = Pattern.compile("/ObjStm\\b[^\\x00]{0,400}?stream\\r?\\n");
    /** What a few bytes may unpack to is without limit; ours is. */
    private static final int MOST_UNPACKED = 16 * 1024 * 1024;

    private Pdf() {}

    record Look(boolean locked, boolean mayAct) {}

    static Look look(byte[] file) throws Content.Damaged {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.contains("%%EOF")) {
            throw new Content.Damaged();
        }
        return new Look(LOCKED.matcher(text).find(), acts(text) || packed(file, text));
    }

    private static boolean acts(String text) {
        return ACTS.matcher(text).find() || text.contains("#") && ACTS.matcher(HIDDEN.matcher(text)
                .replaceAll(sign -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(sign.group(1), 16))))).find();
    }

    private static boolean packed(byte[] file, String text) {
        int left = MOST_UNPACKED;
        var stream = PACKED.matcher(text);
        while (stream.find()) {
            Optional<String> unpacked = unpacked(file, stream.end(), left);
            left -= unpacked.map(String::length).orElse(0);
            if (left <= 0 || unpacked.isEmpty() || acts(unpacked.get())) {
                return true;
            }
        }
        return false;
    }

    /** Empty: packed in a way that we cannot look into. */
    private static Optional<String> unpacked(byte[] file, int from, int most) {
        var inflater = new Inflater();
        try {
            inflater.setInput(file, from, file.length - from);
            var out = new StringBuilder();
            var some = new byte[8192];
            int read;
            while (out.length() < most && (read = inflater.inflate(some)) > 0) {
                out.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
            }
            return Optional.of(out.toString());
        } catch (DataFormatException otherwisePacked) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
