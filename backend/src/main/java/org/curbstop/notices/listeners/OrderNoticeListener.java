package org.curbstop.notices.listeners;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.orders.deposits.PayingADeposit;
import org.curbstop.orders.events.AppointmentDueSoon;
import org.curbstop.orders.events.AppointmentLate;
import org.curbstop.orders.events.DepositWaived;
import org.curbstop.orders.events.FinalBillIssued;
import org.curbstop.orders.events.IntakeReceived;
import org.curbstop.orders.events.IntakeStageChanged;
import org.curbstop.orders.events.OccupantServiceEnding;
import org.curbstop.orders.events.OrderCancelled;
import org.curbstop.orders.events.OrderChanged;
import org.curbstop.orders.events.OrderCompleted;
import org.curbstop.orders.events.OrderConfirmed;
import org.curbstop.orders.events.OrderPlaced;
import org.curbstop.orders.events.OrderRejected;
import org.curbstop.orders.events.OrderSnapshot;
import org.curbstop.orders.events.ServiceRevertedToOwner;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notifies those concerned of the progress of an order, on their chosen channel, once per event. */
@Component
record OrderNoticeListener(Notices notices, PayingADeposit deposits, Accounts accounts, Clock clock) {

    private static final String REASON = "reason";

    @EventListener
    void on(OrderPlaced placed) {
        placed.toStaff().ifPresent(
                why -> send(NoticeKind.ORDER_RECEIVED, "order-received:" + placed.news().order(), placed.news(), Map.of("why", why)));
    }

    @EventListener
    void on(OrderConfirmed confirmed) {
        Optional<URI> pay = deposits.createLink(confirmed.news().order());
        String deposited = confirmed.waived() ? "waived" : !confirmed.deposit().isPositive() ? "no" : pay.isPresent() ? "payable" : "yes";
        send(NoticeKind.ORDER_CONFIRMED, "order-confirmed:" + confirmed.news().order(), confirmed.news(),
                Map.of("deposited", deposited, "deposit", confirmed.deposit(), "pay", pay.map(URI::toString).orElse("")));
    }

    @EventListener
    void on(DepositWaived waived) {
        send(NoticeKind.DEPOSIT_WAIVED, "deposit-waived:" + waived.news().order(), waived.news(), Map.of("deposit", waived.amount()));
    }

    @EventListener
    void on(OrderChanged changed) {
        send(NoticeKind.ORDER_CHANGED, "order-changed:" + changed.news().order() + ":" + changed.news().number(), changed.news(), Map.of());
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        send(NoticeKind.ORDER_CANCELLED, "order-cancelled:" + cancelled.news().order(), cancelled.news(), Map.of());
    }

    @EventListener
    void on(OrderRejected down) {
        send(NoticeKind.ORDER_TURNED_DOWN, "order-turned-down:" + down.news().order(), down.news(), Map.of(REASON, down.reason()));
    }

    @EventListener
    void on(OrderCompleted done) {
        send(NoticeKind.ORDER_DONE, "order-done:" + done.news().order(), done.news(), Map.of());
    }

    @EventListener
    void on(AppointmentDueSoon soon) {
        String key = "visit-reminder:" + soon.news().order() + ":" + soon.news().days().start().map(LocalDate::toString).orElse("");
        create(NoticeKind.VISIT_REMINDER, key, soon.news(), Map.of())
                .map(notice -> soon.news().visit()
                        .map(visit -> notice.expiring(visit.from(), "visit-reminder:" + soon.news().order())).orElse(notice))
                .ifPresent(notices::send);
    }

    @EventListener
    void on(AppointmentLate late) {
        send(NoticeKind.VISIT_LATE, "visit-late:" + late.news().order() + ":" + late.news().number(), late.news(),
                Map.of("minutes", late.minutes()));
    }

    @EventListener
    void on(OccupantServiceEnding event) {
        notices.send(new Notice("occupant-warned:" + event.order() + ":" + event.occupant() + ":" + event.lastDay(),
                new NoticeRecipient.KnownPerson(event.occupant()),
                NoticeKind.OCCUPANT_WARNED, Map.of("place", event.street(), "stop", event.lastDay()), Optional.empty()));
    }

    @EventListener
    void on(ServiceRevertedToOwner took) {
        notices.send(
                new Notice("owner-took-over:" + took.order(), new NoticeRecipient.KnownPerson(took.landlord()), NoticeKind.OWNER_TOOK_OVER,
                Map.of("place", took.street(), "start", took.from()), Optional.empty()));
    }

    @EventListener
    void on(FinalBillIssued made) {
        accounts.find(made.account())
                .ifPresent(account -> notices.send(
                        new Notice("final-bill:" + made.order(), new NoticeRecipient.KnownPerson(made.person()), NoticeKind.FINAL_BILL,
                                Map.of("account", account.number().lastFour(), "amount",
                                        made.owed().isNegative() ? made.owed().negated() : made.owed(), "due", made.due(),
                        "estimated", made.estimated() ? "yes" : "no", "credit", made.owed().isNegative() ? "yes" : "no"),
                Optional.empty())));
    }

    @EventListener
    void on(IntakeReceived received) {
        notices.send(new Notice("intake-received:" + received.intake(), to(received.person(), received.phone()), NoticeKind.INTAKE_RECEIVED,
                Map.of("reference", received.reference()), Optional.of(received.language())));
    }

    @EventListener
    void on(IntakeStageChanged moved) {
        notices.send(new Notice("intake-moved:" + moved.intake() + ":" + moved.number(), to(moved.person(), moved.phone()),
                NoticeKind.INTAKE_MOVED,
                Map.of("reference", moved.reference(), "stage", moved.stage().name(), "say", moved.say()), Optional.of(moved.language())));
    }

    private static NoticeRecipient to(Optional<PersonId> person, PhoneNumber phone) {
        return person.<NoticeRecipient>map(NoticeRecipient.KnownPerson::new).orElseGet(() -> new NoticeRecipient.Phone(phone));
    }

    private void send(NoticeKind kind, String key, OrderSnapshot snapshot, Map<String, Object> more) {
        create(kind, key, snapshot, more).ifPresent(notices::send);
    }

    private Optional<Notice> create(NoticeKind kind, String key, OrderSnapshot snapshot, Map<String, Object> more) {
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("kind", snapshot.kind().name());
        facts.put("place", snapshot.street());
        facts.put("reference", snapshot.reference());
        snapshot.days().start().ifPresent(day -> facts.put("start", day));
        snapshot.days().stop().ifPresent(day -> facts.put("stop", day));
        facts.put("visited", snapshot.visit().isPresent() ? "yes" : "no");
        snapshot.visit().ifPresent(visit -> {
            facts.put("from", LocalTime.ofInstant(visit.from(), clock.getZone()));
            facts.put("till", LocalTime.ofInstant(visit.until(), clock.getZone()));
        });
        return to(snapshot).map(to -> new Notice(key, to, kind, facts, Optional.of(snapshot.language())));
    }

    /** Returns the address given with the order, else the person's profile, else the phone number of a guest who is not on file. */
    private Optional<NoticeRecipient> to(OrderSnapshot snapshot) {
        return snapshot.to().flatMap(NoticeRecipient::parse)
                .or(() -> accounts.findPerson(snapshot.person()).map(person -> new NoticeRecipient.KnownPerson(person.id())))
                .or(() -> snapshot.phone().map(NoticeRecipient.Phone::new));
    }
}
