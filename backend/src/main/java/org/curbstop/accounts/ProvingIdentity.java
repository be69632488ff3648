package org.curbstop.accounts;

import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.springframework.stereotype.Component;

/** Lets somebody prove who they are, and lets nobody learn whether an account exists before that. */
@Component
public final class ProvingIdentity {

    ProvingIdentity() {}

    public Challenge begin(Claim claim, Asker asker) {
        throw new UnsupportedOperationException();
    }

    public void sendCode(ChallengeId id, CodeBy how) {
        throw new UnsupportedOperationException();
    }

    public Optional<CodeToSend> mintCode(ChallengeId id) {
        throw new UnsupportedOperationException();
    }

    public Proof answer(ChallengeId id, String secret) {
        throw new UnsupportedOperationException();
    }

    /** Sets the account's PIN, four to eight digits, for somebody who has proved more than a PIN. */
    public void choosePin(AccountId account, String pin, Asker who) {
        throw new UnsupportedOperationException();
    }
}
