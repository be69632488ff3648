package org.curbstop.cis.postings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.curbstop.audit.AuditTrail;
import org.curbstop.billing.Ledger;
import org.curbstop.common.Actor;
import org.curbstop.common.RequiresFreshSignIn;
import org.springframework.stereotype.Component;

/**
 * Payments in the books of the billing system that were taken for a payment, refund or dispute from here by amount and day alone. Staff can
 * decide that it is another one, made elsewhere, and change their mind (decision 0346).
 */
@Component
public final class PaymentMatches {

    private final PostingRepository repository;
    private final Ledger ledger;
    private final AuditTrail audit;

    PaymentMatches(PostingRepository repository, Ledger ledger, AuditTrail audit) {
        this.repository = repository;
        this.ledger = ledger;
        this.audit = audit;
    }

    /**
     * @param payment number of the payment in the billing system
     * @param elsewhere whether staff decided that it was made elsewhere; otherwise it counts as this posting
     */
    public record PaymentMatch(String payment, boolean elsewhere) {}

    /** Returns the payments that count as this posting, or did until staff decided. */
    public List<PaymentMatch> list(long sequence, Actor staff) {
        staff.requireStaffOrSystem();
        return repository.find(sequence).map(this::list).orElse(List.of());
    }

    private List<PaymentMatch> list(Posting posting) {
        var found = new TreeMap<String, PaymentMatch>();
        posting.account().map(ledger::matchesByAmountAndDay).ifPresent(matches -> matches.forEach((payment, entry) -> {
            if (entry.equals(posting.source())) {
                found.put(payment, new PaymentMatch(payment, false));
            }
        }));
        madeElsewhere(posting).forEach(payment -> found.put(payment, new PaymentMatch(payment, true)));
        return List.copyOf(found.values());
    }

    public Optional<Posting> findPosting(String entry, Actor staff) {
        staff.requireStaffOrSystem();
        return repository.findBySource(entry);
    }

    /**
     * Decides whether a payment of the billing system is another one than this posting. It then counts in addition, from its time on.
     *
     * @param match as listed
     * @return false if it is no longer listed like this
     */
    @RequiresFreshSignIn
    public boolean decide(long sequence, PaymentMatch match, boolean elsewhere, Actor staff) {
        staff.requireStaffOrSystem();
        Optional<Posting> posting = repository.find(sequence);
        if (posting.isEmpty() || match.elsewhere() == elsewhere || !list(posting.get()).contains(match)) {
            return false;
        }
        repository.change(posting.get().id(), stored -> stored.with(stored.status(),
                stored.delivery().madeElsewhere(with(madeElsewhere(stored), match.payment(), elsewhere))));
        audit.record(staff, (elsewhere ? "payment-made-elsewhere " : "payment-made-here ") + sequence + " " + match.payment(),
                posting.get().account());
        return true;
    }

    static List<String> madeElsewhere(Posting posting) {
        return posting.delivery().elsewhere().orElse(List.of());
    }

    private static List<String> with(List<String> before, String payment, boolean elsewhere) {
        var after = new ArrayList<>(before);
        after.remove(payment);
        if (elsewhere) {
            after.add(payment);
        }
        return after;
    }
}
