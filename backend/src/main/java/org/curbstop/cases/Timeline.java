package org.curbstop.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.events.OutageReported;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentFailed;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.Query;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Timeline of everything between a customer and the utility, across all channels. Entries are added, never changed. */
@Component
public final class Timeline {

    private static final String ACCOUNT = "account";
    private static final String CONTACT = "contact";
    private static final String AT = "at";

    private static final int PAGE = 100;

    private final CaseRepository repository;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final CaseDeadlines deadlines;

    Timeline(CaseRepository repository, Accounts accounts, AuditTrail audit, CaseDeadlines deadlines) {
        this.repository = repository;
        this.accounts = accounts;
        this.audit = audit;
        this.deadlines = deadlines;
    }

    /**
     * Returns entries, newest first; pass the time of the last entry to get the next page. Staff notes are for staff only. Returns an empty
     * list for an account that the actor may not see, which is indistinguishable from an empty timeline.
     */
    public List<TimelineEntry> list(AccountId account, int limit, Optional<Instant> before, Actor actor) {
        return accounts.findVisible(account, actor).map(Account::id).map(shown -> {
            audit.record(actor, "timeline", Optional.of(shown));
            return actor.isStaffOrSystem() ? repository.timelineEntries.list(page(Query.where(ACCOUNT, shown), limit, before))
                    : listForCustomers(shown, limit, before);
        }).orElse(List.of());
    }

    /** Reads page after page until enough entries for customers are found, however many notes lie between. */
    private List<TimelineEntry> listForCustomers(AccountId account, int limit, Optional<Instant> before) {
        var shown = new ArrayList<TimelineEntry>();
        Optional<Instant> from = before;
        List<TimelineEntry> page;
        do {
            page = repository.timelineEntries.list(page(Query.where(ACCOUNT, account), PAGE, from));
            page.stream().filter(entry -> entry.what().isForCustomers()).limit(limit - shown.size()).forEach(shown::add);
            from = page.isEmpty() ? from : Optional.of(page.getLast().at());
        } while (shown.size() < limit && page.size() == PAGE);
        return shown;
    }

    /** Returns entries for a phone number, known or not, newest first. Staff only. */
    public List<TimelineEntry> list(PhoneNumber contact, int limit, Optional<Instant> before, Actor staff) {
        staff.requireStaffOrSystem();
        audit.record(staff, "timeline-of-number", Optional.empty());
        return repository.timelineEntries.list(page(Query.where(CONTACT, contact), limit, before));
    }

    private static Query page(Query query, int limit, Optional<Instant> before) {
        return before.map(time -> query.before(AT, time)).orElse(query).descending(AT).limit(limit);
    }

    /** Returns false if the entry already exists. */
    public boolean add(TimelineEntry entry) {
        return repository.timelineEntries.insert(entry);
    }

    /** Adds a staff note about an account. */
    public TimelineEntry addNote(AccountId account, String text, Actor staff) {
        staff.requireStaffOrSystem();
        String id = IdGenerator.create("note");
        var note = new TimelineEntry(
                id, Optional.of(account), Optional.empty(), Channel.DESK, TimelineEntry.EntryType.NOTE, id, Map.of("text", text.strip()),
                deadlines.now(), staff.staff());
        add(note);
        audit.record(staff, "note", Optional.of(account));
        return note;
    }

    @EventListener
    void on(PaymentTaken taken) {
        for (Allocation part : taken.allocations()) {
            add(new TimelineEntry(
                    "payment:" + taken.id() + "/" + part.account(), Optional.of(part.account()), Optional.empty(), taken.channel(),
                    TimelineEntry.EntryType.PAYMENT_TAKEN, taken.id().value(), Map.of("amount", part.amount(), "number", taken.number()),
                    taken.at(), Optional.empty()));
        }
    }

    @EventListener
    void on(PaymentFailed failed) {
        for (Allocation part : failed.allocations()) {
            add(new TimelineEntry(
                    "payment-failed:" + failed.id() + "/" + failed.attempt() + "/" + part.account(), Optional.of(part.account()),
                    Optional.empty(),
                    failed.channel(), TimelineEntry.EntryType.PAYMENT_FAILED, failed.id().value(),
                    Map.of("amount", part.amount(), "reason", failed.reason().name()), failed.at(), Optional.empty()));
        }
    }

    @EventListener
    void on(OutageReported reported) {
        add(new TimelineEntry(
                "outage:" + reported.report(), Optional.of(reported.account()), Optional.empty(), reported.channel(),
                TimelineEntry.EntryType.OUTAGE_REPORTED,
                reported.report().value(), Map.of("service", reported.service().name()), reported.at(), Optional.empty()));
    }

    @EventListener
    void on(HandOffRaised raised) {
        add(new TimelineEntry(
                "case:" + raised.id(), raised.account(), raised.phone(), raised.channel(), TimelineEntry.EntryType.HAND_OFF,
                raised.id().value(),
                Map.of("wanted", raised.wanted(), "kind", raised.kind().name()), raised.at(), Optional.empty()));
    }

    @EventListener
    void on(HandOffClosed closed) {
        add(new TimelineEntry(
                "case-closed:" + closed.id(), closed.account(), closed.phone(), Channel.DESK, TimelineEntry.EntryType.HAND_OFF_CLOSED,
                closed.id().value(),
                Map.of("outcome", closed.outcome().name()), closed.at(), Optional.of(closed.by())));
    }
}
