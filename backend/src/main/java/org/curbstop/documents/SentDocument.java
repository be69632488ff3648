package org.curbstop.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.curbstop.common.Channel;
import org.curbstop.common.masking.SensitiveNumbers;

/**
 * What is known of something that was sent in; its content is kept apart, in pieces.
 *
 * @param key one delivery, however often it is repeated
 * @param origin digest of where it came from, to count by
 * @param name of the file as its sender called it: shown, never trusted
 * @param size in bytes, as kept
 * @param digest of the content as kept
 * @param mayAct a document that holds scripts, attachments or the like, from before such were refused: say so before it is opened
 * @param whole false until every piece is there
 * @param goes the day on which it is deleted
 */
public record SentDocument(
        SentDocumentId id,
        long version,
        String key,
        DocumentOwner owner,
        Channel channel,
        String origin,
        String name,
        FileKind kind,
        int size,
        String digest,
        boolean mayAct,
        boolean whole,
        Instant at,
        LocalDate goes) {

    private static final int MAX_NAME_LENGTH = 100;
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    private static final Pattern ODD = Pattern.compile("[\\p{C}\\s\"<>:|?*%;=]+");

    /** What is taken; whatever a file calls itself, its first bytes decide. */
    public enum FileKind {
        JPEG("image/jpeg", "jpg"),
        PNG("image/png", "png"),
        PDF("application/pdf", "pdf");

        private final String contentType;
        private final String extension;

        FileKind(String contentType, String extension) {
            this.contentType = contentType;
            this.extension = extension;
        }

        public String contentType() {
            return contentType;
        }

        /** Whether a browser may show it in a page. A document is only ever handed out as a file: what is in it can act. */
        public boolean isPicture() {
            return this != PDF;
        }
    }

    /** A name under which it can be saved: the sender's, with the ending that its content has. */
    public String fileName() {
        String stem = name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        return (stem.isBlank() ? id.value() : stem) + "." + kind.extension;
    }

    /**
     * Without card numbers (whole as they were sent), folders, signs that a machine may take for more than a name, and unbounded length.
     */
    static String sanitizeName(String name) {
        String bare = ODD.matcher(FOLDERS.matcher(SensitiveNumbers.mask(name)).replaceFirst("")).replaceAll(" ").strip()
                .replaceFirst("^[.\\s]+", "");
        return bare.length() <= MAX_NAME_LENGTH ? bare : bare.substring(bare.length() - MAX_NAME_LENGTH).strip();
    }

    SentDocument complete(LocalDate day) {
        return new SentDocument(id, version, key, owner, channel, origin, name, kind, size, digest, mayAct, true, at, day);
    }

    SentDocument withOwner(DocumentOwner known, LocalDate day) {
        return new SentDocument(id, version, key, known, channel, origin, name, kind, size, digest, mayAct, whole, at,
                day.isAfter(goes) ? day : goes);
    }

    /** Log lines carry no names of files. */
    @Override
    public String toString() {
        return id.value();
    }
}
