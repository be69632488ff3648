package org.curbstop.documents;

/**
 * A document being received.
 *
 * @param key idempotency key of the delivery: message and number in it, or form token and number in it
 * @param name sender's file name; displayed, never trusted; may be empty
 */
public record NewSentDocument(String key, String name, byte[] content, DocumentOwner owner) {

    /** Omits the file name, since it is logged. */
    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
