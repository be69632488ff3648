package org.curbstop.assistance;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.springframework.stereotype.Component;

/**
 * Who may look at an account from here: its own people and the utility's staff. The people of an agency sign in as staff do and are
 * nobody's staff here: they have {@link AgencyDesk}.
 */
@Component
final class Insight {

    private final Accounts accounts;
    private final Agencies agencies;
    private final Audit audit;

    Insight(Accounts accounts, Agencies agencies, Audit audit) {
        this.accounts = accounts;
        this.agencies = agencies;
        this.audit = audit;
    }

    /** Empty when it is not theirs to see, the same as when there is none. */
    Optional<Account> account(AccountId id, Asker who) {
        if (agencies.of(who).isPresent()) {
            audit.record(who, "account-refused", Optional.empty());
            return Optional.empty();
        }
        return accounts.show(id, who);
    }

    boolean isStaff(Asker who) {
        return who.staff().isPresent() && agencies.of(who).isEmpty();
    }
}
