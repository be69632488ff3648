package org.curbstop.assistance.referrals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for referrals. */
@Component
public final class ReferralRepository {

    private static final String STATE = "state.is";
    private static final List<String> UNANSWERED = List.of("sent", "received", "needs-documents");

    final AggregateCollection<Referral> referrals;

    public ReferralRepository(Database database) {
        this.referrals = database.collection(
                Referral.class, "referrals", Index.unique("key"), Index.uniqueWherePresent("subject"), Index.on("account", "sent"),
                Index.on("agencySees", "changed"), Index.on(STATE, "changed"), Index.on(STATE, "state.until"));
    }

    /** Returns the referrals of an account, newest first. */
    List<Referral> listByAccount(AccountId account) {
        return referrals.list(Query.where("account", account).descending("sent"));
    }

    /** Returns the referrals visible to an agency, last changed first. */
    List<Referral> listVisibleTo(String agency, int limit) {
        return referrals.list(Query.where("agencySees", agency).descending("changed").limit(limit));
    }

    List<Referral> listPledgesEndingBefore(LocalDate day) {
        return referrals.list(Query.where(STATE, "approved").before("state.until", day));
    }

    List<Referral> listUnansweredSince(Instant moment) {
        return UNANSWERED.stream().flatMap(state -> referrals.list(Query.where(STATE, state).before("changed", moment)).stream()).toList();
    }
}
