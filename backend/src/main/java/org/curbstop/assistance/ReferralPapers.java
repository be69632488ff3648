package org.curbstop.assistance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;
import org.curbstop.papers.Vouching;
import org.springframework.stereotype.Component;

/** What customers hand in for an agency, which may open it as long as the consent stands. */
@Component
public final class ReferralPapers implements Vouching {

    private final ReferralStore store;
    private final Screening screening;
    private final Accounts accounts;
    private final Agencies agencies;
    private final Papers papers;
    private final Clock clock;

    ReferralPapers(ReferralStore store, Screening screening, Accounts accounts, Agencies agencies, Papers papers, Clock clock) {
        this.store = store;
        this.screening = screening;
        this.accounts = accounts;
        this.agencies = agencies;
        this.papers = papers;
        this.clock = clock;
    }

    /** False: the referral or the paper is not theirs, no programme asks for such a document, or the agency sees the referral no longer. */
    public boolean give(ReferralId id, String document, PaperId paper, Asker who) {
        Optional<Referral> found = store.referrals.find(id.value())
                .filter(Referral::isConsented)
                .filter(referral -> accounts.show(referral.account(), who).isPresent());
        if (found.isEmpty() || !screening.knowsDocument(document) || papers.claim(List.of(paper), found.get().account(), who).isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Referral after = store.referrals.change(id.value(), referral -> !referral.isConsented() || referral.has(paper)
                ? referral
                : referral.with(new Proof(document, paper, now)));
        return after.has(paper);
    }

    @Override
    public boolean vouchesFor(PaperId paper, Asker agency) {
        return agencies.of(agency).filter(own -> store.isSeenBy(own, paper)).isPresent();
    }
}
