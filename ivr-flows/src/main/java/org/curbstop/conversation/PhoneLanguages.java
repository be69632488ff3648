package org.curbstop.conversation;

import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;

/** Languages chosen in calls and texts from phone numbers, whoever they belong to. */
public interface PhoneLanguages {

    /** Replaces the language chosen from a number by one that its owner chose since, on any channel; changes nothing if there is none. */
    void update(PhoneNumber phone, Language language);
}
