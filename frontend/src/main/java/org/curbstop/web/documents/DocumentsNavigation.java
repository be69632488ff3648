package org.curbstop.web.documents;

/** Routes of the view that sends documents. */
public final class DocumentsNavigation {

    public static final String SEND = "my/send-photo";

    private DocumentsNavigation() {}
}
