package org.curbstop.assistance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.Money;
import org.curbstop.common.RequiresFreshSignIn;
import org.springframework.stereotype.Component;

/**
 * What the people of an agency see and do: its own referrals, as long as the household's consent stands, and nothing else. Which
 * agency that is comes from who signed in, never from what they ask for; another agency's referral looks like none.
 */
@Component
public final class AgencyDesk {

    private static final int MOST = 200;

    private final ReferralStore store;
    private final Agencies agencies;
    private final Screening screening;
    private final Applicants applicants;
    private final Audit audit;
    private final Clock clock;

    AgencyDesk(ReferralStore store, Agencies agencies, Screening screening, Applicants applicants, Audit audit, Clock clock) {
        this.store = store;
        this.agencies = agencies;
        this.screening = screening;
        this.applicants = applicants;
        this.audit = audit;
        this.clock = clock;
    }

    /** A referral and whom it is about. */
    public record Seen(Referral referral, Applicant applicant) {}

    /** What came of something that an agency did. */
    public sealed interface Answer {
        record Done(Referral referral) implements Answer {}

        /** It cannot be done to a referral that stands there. */
        record NotNow(ReferralState state) implements Answer {}

        /** What was given cannot be; {@code code} is a message key. */
        record Wrong(String code) implements Answer {}

        /** There is none, it is another agency's, or the consent was taken back: all look the same. */
        record NoSuchReferral() implements Answer {}
    }

    /** The agency's own, at most 200, what changed last first. */
    public List<Seen> mine(Asker who) {
        List<Seen> mine = agencies.of(who).map(agency -> store.seenBy(agency, MOST)).orElse(List.of()).stream()
                .flatMap(referral -> seen(referral).stream())
                .toList();
        audit.record(who, "referrals-seen", mine.stream().map(each -> each.referral().account()).distinct().toList());
        return mine;
    }

    private Optional<Seen> seen(Referral referral) {
        return applicants.of(referral).map(applicant -> new Seen(referral, applicant));
    }

    public Optional<Seen> find(ReferralId id, Asker who) {
        Optional<Referral> found = agencies.of(who).flatMap(agency -> store.referrals.find(id.value()).filter(referral -> shows(referral, agency)));
        audit.record(who, found.isPresent() ? "referral-seen " + id : "referral-refused", found.map(Referral::account));
        return found.flatMap(this::seen);
    }

    /** The agency has it: it, or the papers that were missing, or it looks again. */
    public Answer receive(ReferralId id, Asker who) {
        return take(id, new ReferralStep.Receive(), "referral-received", who);
    }

    /** @param documents keys of documents of the programme file, at least one */
    public Answer needs(ReferralId id, List<String> documents, Asker who) {
        boolean known = !documents.isEmpty() && documents.stream().allMatch(screening::knowsDocument);
        return known ? take(id, new ReferralStep.Need(documents), "referral-needs-documents", who) : new Answer.Wrong("invalid.documents");
    }

    /** The agency promises to pay: what is promised protects the account from a shut-off up to and including the day. */
    @RequiresFreshSignIn
    public Answer approve(ReferralId id, Money pledge, LocalDate until, Asker who) {
        if (!pledge.isPositive()) {
            return new Answer.Wrong("invalid.pledge-amount");
        }
        if (until.isBefore(LocalDate.now(clock))) {
            return new Answer.Wrong("invalid.pledge-until");
        }
        return take(id, new ReferralStep.Approve(pledge, until), "referral-approved", who);
    }

    public Answer deny(ReferralId id, Denial why, Asker who) {
        return take(id, new ReferralStep.Deny(why), "referral-denied " + why, who);
    }

    /** The agency has sent the money: it is posted to the account once, however often this is said. */
    @RequiresFreshSignIn
    public Answer paid(ReferralId id, Money amount, String remittance, Asker who) {
        if (!amount.isPositive()) {
            return new Answer.Wrong("invalid.pledge-amount");
        }
        if (remittance.isBlank() || remittance.length() > 60) {
            return new Answer.Wrong("invalid.remittance");
        }
        return take(id, new ReferralStep.Pay(amount, remittance.strip()), "referral-paid", who);
    }

    private Answer take(ReferralId id, ReferralStep step, String did, Asker who) {
        Optional<String> agency = agencies.of(who);
        if (agency.isEmpty() || store.referrals.find(id.value()).filter(referral -> shows(referral, agency.get())).isEmpty()) {
            audit.record(who, "referral-refused", Optional.empty());
            return new Answer.NoSuchReferral();
        }
        Instant now = clock.instant();
        var answer = new AtomicReference<Answer>();
        store.referrals.change(id.value(), referral -> {
            Optional<ReferralState> next = shows(referral, agency.get()) ? ReferralCourse.next(referral.state(), step) : Optional.empty();
            if (!shows(referral, agency.get())) {
                answer.set(new Answer.NoSuchReferral()); // the consent was taken back at this very moment
                return referral;
            }
            if (next.isEmpty()) {
                answer.set(new Answer.NotNow(referral.state()));
                return referral;
            }
            Referral after = next.get().equals(referral.state()) ? referral : referral.in(next.get(), now, who.worker());
            answer.set(new Answer.Done(after));
            return after;
        });
        return answered(id, Objects.requireNonNull(answer.get()), did, who);
    }

    private Answer answered(ReferralId id, Answer answer, String did, Asker who) {
        if (!(answer instanceof Answer.Done done)) {
            return answer;
        }
        audit.record(who, did + " " + id, Optional.of(done.referral().account()));
        return new Answer.Done(store.referrals.find(id.value()).orElse(done.referral()));
    }

    private static boolean shows(Referral referral, String agency) {
        return referral.agencySees().filter(agency::equals).isPresent();
    }
}
