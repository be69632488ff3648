package org.curbstop.accounts;

import org.curbstop.common.Language;

/** A fresh code, for delivery at once and for nothing else: never stored, never logged. {@code minutes}: how long it serves. */
public record CodeToSend(Contact to, String code, Language language, int minutes) {

    @Override
    public String toString() {
        return "code for " + to;
    }
}
