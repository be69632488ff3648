package org.curbstop.accounts;

import org.curbstop.common.Asker;
import org.curbstop.common.PostalCode;
import org.springframework.stereotype.Component;

/** Account number and ZIP code, for somebody who wants to pay a bill without saying who they are. It proves nothing. */
@Component
public final class GuestMatch {

    GuestMatch() {}

    public GuestAnswer match(AccountNumber number, PostalCode zip, Asker asker) {
        throw new UnsupportedOperationException();
    }
}
