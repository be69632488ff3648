package org.curbstop.web.messages;

import java.util.Locale;
import java.util.regex.Pattern;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.web.components.Say;

/** What a hand-off is about and what was tried, in words: a packet holds the names of tasks and of rules. */
public final class Subjects {

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,20}([-_][A-Za-z]{1,20}){0,4}");
    private static final String PREFIX = "subject.";

    private Subjects() {}

    /** The subject; a task that has no words is "something else". */
    public static String of(String task) {
        return said(task, Say.words("subject.other"));
    }

    /** One thing that was tried. What is no code was written by somebody: it stays, but for ids. */
    public static String tried(String what) {
        return said(what, ReferenceNumber.insteadOfIds(what));
    }

    private static String said(String code, String otherwise) {
        if (!CODE.matcher(code).matches()) {
            return otherwise;
        }
        String key = PREFIX + code.toLowerCase(Locale.ROOT).replace('_', '-');
        return Say.known(key).orElse(otherwise);
    }
}
