package org.curbstop.accounts.verification;

import org.curbstop.accounts.Contact;
import org.curbstop.common.Language;

/** A new code for immediate delivery; never stored, never logged. {@code minutes} is how long it is valid. */
public record OneTimeCode(Contact to, String code, Language language, int minutes) {

    @Override
    public String toString() {
        return "code for " + to;
    }
}
