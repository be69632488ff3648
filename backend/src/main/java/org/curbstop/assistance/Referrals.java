package org.curbstop.assistance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.store.StoredName;
import org.springframework.stereotype.Component;

/** Sends a household to an agency once it has consented, and says what became of it. What an agency does is {@link AgencyDesk}. */
@Component
public final class Referrals {

    private final ReferralStore store;
    private final Screening screening;
    private final Directory directory;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    Referrals(ReferralStore store, Screening screening, Directory directory, Accounts accounts, Audit audit, Clock clock) {
        this.store = store;
        this.screening = screening;
        this.directory = directory;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of taking consent back. */
    public sealed interface Withdrawal {
        /** The agency sees nothing of it from this moment. */
        record Done(Referral referral) implements Withdrawal {}

        /** There is none, or it is not theirs. */
        record NoSuchReferral() implements Withdrawal {}
    }

    /** The same key for the same account gives the same referral. */
    public Referring refer(String key, NewReferral asked, Asker who) {
        if (accounts.show(asked.account(), who).isEmpty()) {
            return new Referring.Refused(Referring.Refused.Why.NOT_YOURS);
        }
        Optional<Programme> programme = screening.programme(asked.programme());
        if (programme.isEmpty()) {
            return new Referring.Refused(Referring.Refused.Why.NO_SUCH_PROGRAMME);
        }
        if (programme.get().apply().by() != Programme.By.AGENCY) {
            return new Referring.Refused(Referring.Refused.Why.NOT_BY_AGENCY);
        }
        String agency = asked.agency().or(() -> programme.get().apply().agency()).orElse("");
        if (directory.agency(agency).isEmpty()) {
            return new Referring.Refused(Referring.Refused.Why.NO_SUCH_AGENCY);
        }
        String own = asked.account() + ":" + key;
        Optional<Referral> before = store.referrals.findBy("key", own);
        if (before.isPresent()) {
            return new Referring.Again(before.get());
        }
        Taking taking = directory.taking(agency, programme.get().id());
        return closed(programme.get(), taking).<Referring>map(Referring.Closed::new)
                .orElseGet(() -> send(Referral.sent(own, asked, agency, who.channel(), clock.instant()), taking, who));
    }

    private Referring send(Referral sent, Taking taking, Asker who) {
        if (store.referrals.insert(sent)) {
            audit.record(who, "referral-sent " + sent.id() + " " + sent.agency() + " consent " + sent.consent().text(), Optional.of(sent.account()));
            return new Referring.Referred(sent, taking == Taking.WAITING_LIST);
        }
        return store.referrals.findBy("key", sent.key()).<Referring>map(Referring.Again::new)
                .or(() -> sent.subject().flatMap(subject -> store.referrals.findBy("subject", subject)).map(Referring.AlreadyOpen::new))
                .orElseGet(() -> send(sent, taking, who)); // the open one came to its end in between
    }

    private Optional<Referring.Closed.Why> closed(Programme programme, Taking taking) {
        return programme.closedOn(LocalDate.now(clock))
                .or(() -> taking == Taking.CLOSED ? Optional.of(Referring.Closed.Why.AGENCY) : Optional.empty());
    }

    /** Newest first; none where the account is not theirs to see. */
    public List<Referral> of(AccountId account, Asker who) {
        return accounts.show(account, who).map(seen -> store.of(seen.id())).orElse(List.of());
    }

    /** For the customer whose it is, and for staff. */
    public Optional<Referral> find(ReferralId id, Asker who) {
        return store.referrals.find(id.value()).filter(referral -> accounts.show(referral.account(), who).isPresent());
    }

    /** Those that wait at one stage, the longest waiting first; none for who is not the utility's staff. */
    public List<Referral> in(Class<? extends ReferralState> stage, int most, Asker staff) {
        List<Referral> waiting = staff.staff().isPresent() ? store.in(StoredName.of(stage), most) : List.of();
        audit.record(staff, "referrals-seen", waiting.stream().map(Referral::account).distinct().toList());
        return waiting;
    }

    /** Consent is taken back: the agency sees nothing more, and what was kept of the household is forgotten. */
    public Withdrawal withdraw(ReferralId id, Asker who) {
        Optional<Referral> found = find(id, who);
        if (found.isEmpty()) {
            return new Withdrawal.NoSuchReferral();
        }
        Instant now = clock.instant();
        Referral after = store.referrals.change(id.value(), referral -> {
            if (!referral.isConsented()) {
                return referral;
            }
            ReferralState next = ReferralCourse.next(referral.state(), new ReferralStep.Withdraw()).orElse(referral.state());
            return (next.equals(referral.state()) ? referral : referral.in(next, now, who.worker())).withoutConsent();
        });
        audit.record(who, "referral-consent-withdrawn " + id, Optional.of(after.account()));
        return new Withdrawal.Done(after);
    }
}
