package org.curbstop.accounts.verification;

import org.curbstop.accounts.Contact;
import org.curbstop.common.Language;

/** A fresh code, for delivery at once and for nothing else: never stored, never logged. {@code minutes}: how long it serves. */
public record OneTimeCode(Contact to, String code, Language language, int minutes) {

    @Override
    public String toString() {
        return "code for " + to;
    }
}
