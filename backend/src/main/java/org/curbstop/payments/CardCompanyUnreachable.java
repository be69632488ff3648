package org.curbstop.payments;

/** The card company does not answer; nothing was charged, and trying again later is safe. */
public final class CardCompanyUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CardCompanyUnreachable(String what, Throwable cause) {
        super(what, cause);
    }

    public CardCompanyUnreachable(String what) {
        super(what);
    }
}
