package org.curbstop.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.curbstop.common.Channel;
import org.curbstop.common.masking.SensitiveNumbers;

/**
 * Metadata of a received document; its content is stored separately, in chunks.
 *
 * @param key idempotency key of the delivery
 * @param origin digest of the sender's address, for limits
 * @param name sender's file name; displayed, never trusted
 * @param size stored size in bytes
 * @param digest digest of the stored content
 * @param mayAct whether it has scripts, attachments or the like, from before these were refused; warn before it is opened
 * @param whole false until all chunks are stored
 * @param goes day on which it is deleted
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
    private static final Pattern DISALLOWED_CHARACTERS = Pattern.compile("[\\p{C}\\s\"<>:|?*%;=]+");

    /** Accepted file types, determined by the first bytes, not by the name. */
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

        /** Returns whether a browser may show it in a page. A PDF is only offered as a download, since it may be active. */
        public boolean isPicture() {
            return this != PDF;
        }
    }

    /** Returns the sender's file name with the extension that matches the content. */
    public String fileName() {
        String stem = name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        return (stem.isBlank() ? id.value() : stem) + "." + kind.extension;
    }

    /** Removes card numbers (while they are still whole), folders, characters with a special meaning, and excess length. */
    static String sanitizeName(String name) {
        String bare = DISALLOWED_CHARACTERS.matcher(FOLDERS.matcher(SensitiveNumbers.mask(name)).replaceFirst("")).replaceAll(" ").strip()
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

    /** Omits the file name, since it is logged. */
    @Override
    public String toString() {
        return id.value();
    }
}
