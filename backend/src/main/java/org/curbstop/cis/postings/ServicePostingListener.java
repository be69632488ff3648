package org.curbstop.cis.postings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeCancelled;
import org.curbstop.arrangements.disconnection.DisconnectionSigned;
import org.curbstop.arrangements.disconnection.ServiceDisconnected;
import org.curbstop.arrangements.disconnection.ServiceReconnected;
import org.curbstop.arrangements.holds.HoldExpired;
import org.curbstop.arrangements.holds.HoldLifted;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.arrangements.plans.ArrangementBroken;
import org.curbstop.arrangements.plans.ArrangementKept;
import org.curbstop.common.AccountId;
import org.curbstop.orders.events.OrderCancelled;
import org.curbstop.orders.events.OrderChanged;
import org.curbstop.orders.events.OrderCompleted;
import org.curbstop.orders.events.OrderConfirmed;
import org.curbstop.orders.events.OrderPlaced;
import org.curbstop.orders.events.OrderRejected;
import org.curbstop.orders.events.OrderSnapshot;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Creates postings for arrangements, holds and orders. A hold contains its end but not its reason, which may be an illness. An order
 * contains what and when, but not for whom.
 */
@Component
record ServicePostingListener(PostingRepository repository) {

    private void add(PostingKind kind, String thing, String action, AccountId account, Instant at, Map<String, String> details) {
        repository.add(PostingDraft.of(kind + ":" + thing + "/" + action, kind, action, account, at, details));
    }

    @EventListener
    void on(ArrangementAgreed agreed) {
        add(PostingKind.ARRANGEMENT, agreed.id().value(), "agreed", agreed.account(), agreed.at(), Map.of(
                "arrangement", agreed.id().value(), "total", agreed.schedule().total().decimal().toPlainString(),
                "schedule", schedule(agreed.schedule())));
    }

    private static String schedule(InstallmentSchedule schedule) {
        return schedule.installments().stream().map(each -> each.due() + " " + each.amount().decimal().toPlainString())
                .collect(Collectors.joining(", "));
    }

    @EventListener
    void on(ArrangementKept kept) {
        add(PostingKind.ARRANGEMENT, kept.id().value(), "kept", kept.account(), kept.at(), Map.of("arrangement", kept.id().value()));
    }

    @EventListener
    void on(ArrangementBroken broken) {
        add(PostingKind.ARRANGEMENT, broken.id().value(), "broken", broken.account(), broken.at(),
                Map.of("arrangement", broken.id().value(), "missing", broken.missing().decimal().toPlainString()));
    }

    @EventListener
    void on(HoldPlaced placed) {
        var details = new TreeMap<>(Map.of("hold", placed.id().value()));
        Optional.of(placed.until()).filter(until -> until.isBefore(Hold.NO_END)).ifPresent(until -> details.put("until", until.toString()));
        add(PostingKind.HOLD, placed.id().value(), "placed", placed.account(), placed.at(), details);
    }

    @EventListener
    void on(HoldLifted lifted) {
        add(PostingKind.HOLD, lifted.id().value(), "lifted", lifted.account(), lifted.at(), Map.of("hold", lifted.id().value()));
    }

    @EventListener
    void on(HoldExpired expired) {
        add(PostingKind.HOLD, expired.id().value(), "expired", expired.account(), expired.at(), Map.of("hold", expired.id().value()));
    }

    @EventListener
    void on(DisconnectionSigned signed) {
        add(PostingKind.ORDER, signed.order(), "disconnection-signed", signed.account(), signed.at(),
                Map.of("order", signed.order(), "day", signed.day().toString()));
    }

    @EventListener
    void on(DisconnectionNoticeCancelled cancelled) {
        cancelled.order().ifPresent(order -> add(PostingKind.ORDER, order, "disconnection-cancelled", cancelled.account(), cancelled.at(),
                Map.of("order", order)));
    }

    @EventListener
    void on(ServiceDisconnected done) {
        add(PostingKind.ORDER, done.id().value(), "disconnected", done.account(), done.at(), Map.of("day", done.day().toString()));
    }

    @EventListener
    void on(ServiceReconnected done) {
        add(PostingKind.ORDER, done.id().value(), "reconnected", done.account(), done.at(), Map.of("restored", done.restored().toString()));
    }

    @EventListener
    void on(OrderPlaced placed) {
        order("placed", placed.news(), placed.at());
    }

    @EventListener
    void on(OrderConfirmed confirmed) {
        order("confirmed", confirmed.news(), confirmed.at());
    }

    @EventListener
    void on(OrderChanged changed) {
        order("changed", changed.news(), changed.at());
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        order("cancelled", cancelled.news(), cancelled.at());
    }

    @EventListener
    void on(OrderCompleted completed) {
        order("completed", completed.news(), completed.at());
    }

    @EventListener
    void on(OrderRejected rejected) {
        order("rejected", rejected.news(), rejected.at());
    }

    /** Creates one posting per account; one without an account if the customer has none yet. */
    private void order(String action, OrderSnapshot order, Instant at) {
        var details = new TreeMap<>(Map.of("order", order.reference(), "type", PostingFields.code(order.kind()),
                "services", order.services().stream().map(PostingFields::code).sorted().collect(Collectors.joining(" "))));
        order.task().ifPresent(task -> details.put("task", PostingFields.code(task)));
        day(details, "start", order.days().start());
        day(details, "stop", order.days().stop());
        String source = PostingKind.ORDER + ":" + order.order() + "/" + order.number() + "/" + action;
        List<Optional<AccountId>> accounts =
                order.accounts().isEmpty() ? List.of(Optional.empty()) : order.accounts().stream().distinct().map(Optional::of).toList();
        for (Optional<AccountId> account : accounts) {
            repository.add(new PostingDraft(source + account.map(id -> "/" + id).orElse(""), PostingKind.ORDER, action, account,
                    Optional.empty(), at, details));
        }
    }

    private static void day(Map<String, String> details, String name, Optional<LocalDate> day) {
        day.ifPresent(known -> details.put(name, known.toString()));
    }
}
