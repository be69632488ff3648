package org.curbstop.accounts.verification;

import org.curbstop.accounts.Contact;
import org.curbstop.common.Language;

/** A new code for immediate delivery; never stored, never logged. {@code minutes} is how long it is valid. */
public record OneTimeCode(Contact to, OtpChannel by, String code, Language language, int minutes) {

    /** Returns how a code reaches a contact: a phone that takes no texts is called. */
    static OtpChannel channel(Contact to, OtpChannel wanted) {
        return switch (to.kind()) {
            case EMAIL -> OtpChannel.EMAIL;
            case PHONE -> wanted == OtpChannel.CALL || !to.mayText() ? OtpChannel.CALL : OtpChannel.TEXT;
        };
    }

    @Override
    public String toString() {
        return "code for " + to;
    }
}
