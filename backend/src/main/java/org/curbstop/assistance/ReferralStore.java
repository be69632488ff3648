package org.curbstop.assistance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.papers.PaperId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

@Component
final class ReferralStore {

    private static final String STATE = "state.is";
    private static final List<String> UNANSWERED = List.of("sent", "received", "needs-documents");

    final Documents<Referral> referrals;

    ReferralStore(Store store) {
        this.referrals = store.documents(
                Referral.class, "referrals", Index.unique("key"), Index.uniqueWherePresent("subject"), Index.on("account", "sent"),
                Index.on("agencySees", "changed"), Index.on(STATE, "changed"), Index.on(STATE, "state.until"),
                Index.on("papers.paper"));
    }

    /** Newest first. */
    List<Referral> of(AccountId account) {
        return referrals.list(Where.is("account", account).descending("sent"));
    }

    /** What an agency is shown, what changed last first. */
    List<Referral> seenBy(String agency, int most) {
        return referrals.list(Where.is("agencySees", agency).descending("changed").limit(most));
    }

    /** Whether the agency is shown a referral that this paper was handed in for. */
    boolean isSeenBy(String agency, PaperId paper) {
        return referrals.list(Where.is("papers.paper", paper)).stream().anyMatch(referral -> referral.agencySees().filter(agency::equals).isPresent());
    }

    List<Referral> in(String state, int most) {
        return referrals.list(Where.is(STATE, state).ascending("changed").limit(most));
    }

    List<Referral> promisedUntilBefore(LocalDate day) {
        return referrals.list(Where.is(STATE, "approved").before("state.until", day));
    }

    List<Referral> unansweredSince(Instant moment) {
        return UNANSWERED.stream().flatMap(state -> referrals.list(Where.is(STATE, state).before("changed", moment)).stream()).toList();
    }
}
