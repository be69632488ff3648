package org.curbstop.web.messages;

import java.util.Locale;
import java.util.regex.Pattern;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.web.components.I18n;

/** Localizes the subject of a hand-off and what was tried; the hand-off itself stores names of tasks and rules. */
public final class HandOffSubjects {

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,20}([-_][A-Za-z]{1,20}){0,4}");
    private static final String PREFIX = "subject.";

    private HandOffSubjects() {}

    /** Returns the subject; a task without a message is "something else". */
    public static String subject(String task) {
        return textOr(task, I18n.text("subject.other"));
    }

    /** Describes one attempt. Text that is not a code was written by a person and stays, except for ids. */
    public static String tried(String what) {
        return textOr(what, ReferenceNumber.replaceIds(what));
    }

    private static String textOr(String code, String otherwise) {
        if (!CODE.matcher(code).matches()) {
            return otherwise;
        }
        String key = PREFIX + code.toLowerCase(Locale.ROOT).replace('_', '-');
        return I18n.findText(key).orElse(otherwise);
    }
}
