package org.curbstop.pages.layout;

import org.springframework.context.MessageSource;

/** The messages of the plain pages, without an application. */
public final class PageMessagesForTests {

    private PageMessagesForTests() {}

    public static MessageSource create() {
        return new PageMessages();
    }
}
