package org.curbstop.pages.layout;

import org.springframework.context.MessageSource;

/** Messages of the plain pages, without an application context. */
public final class PageMessagesForTests {

    private PageMessagesForTests() {}

    public static MessageSource create() {
        return new PageMessages();
    }
}
