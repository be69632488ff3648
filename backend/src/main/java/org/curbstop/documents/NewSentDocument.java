package org.curbstop.documents;

/**
 * Something that comes in.
 *
 * @param key one delivery, however often it is repeated: message and number in it, form token and number in it
 * @param name of the file as the sender's machine calls it; shown, never trusted; may be empty
 */
public record NewSentDocument(String key, String name, byte[] content, DocumentOwner owner) {

    /** Log lines carry no names of files. */
    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
