package org.curbstop.notices;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.Invalid;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.AppointmentDueSoon;
import org.curbstop.orders.AppointmentLate;
import org.curbstop.orders.DepositWaived;
import org.curbstop.orders.FinalBillMade;
import org.curbstop.orders.IntakeMoved;
import org.curbstop.orders.IntakeReceived;
import org.curbstop.orders.LandlordTookOver;
import org.curbstop.orders.OccupantToBeTold;
import org.curbstop.orders.OrderCancelled;
import org.curbstop.orders.OrderChanged;
import org.curbstop.orders.OrderConfirmed;
import org.curbstop.orders.OrderDone;
import org.curbstop.orders.OrderNews;
import org.curbstop.orders.OrderPlaced;
import org.curbstop.orders.OrderTurnedDown;
import org.curbstop.orders.PayingADeposit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those whom an order concerns what became of it, on the channel that they chose: each piece of news once. */
@Component
class TellingOfOrders {

    private static final String REASON = "reason";

    private final Notices notices;
    private final PayingADeposit deposits;
    private final Accounts accounts;
    private final Clock clock;

    TellingOfOrders(Notices notices, PayingADeposit deposits, Accounts accounts, Clock clock) {
        this.notices = notices;
        this.deposits = deposits;
        this.accounts = accounts;
        this.clock = clock;
    }

    @EventListener
    void on(OrderPlaced placed) {
        placed.toStaff().ifPresent(why -> tell(NoticeKind.ORDER_RECEIVED, "order-received:" + placed.news().order(), placed.news(), Map.of("why", why)));
    }

    @EventListener
    void on(OrderConfirmed confirmed) {
        Optional<URI> pay = deposits.link(confirmed.news().order());
        String deposited = confirmed.waived() ? "waived" : !confirmed.deposit().isPositive() ? "no" : pay.isPresent() ? "payable" : "yes";
        tell(NoticeKind.ORDER_CONFIRMED, "order-confirmed:" + confirmed.news().order(), confirmed.news(),
                Map.of("deposited", deposited, "deposit", confirmed.deposit(), "pay", pay.map(URI::toString).orElse("")));
    }

    @EventListener
    void on(DepositWaived waived) {
        tell(NoticeKind.DEPOSIT_WAIVED, "deposit-waived:" + waived.news().order(), waived.news(), Map.of("deposit", waived.amount()));
    }

    @EventListener
    void on(OrderChanged changed) {
        tell(NoticeKind.ORDER_CHANGED, "order-changed:" + changed.news().order() + ":" + changed.news().number(), changed.news(), Map.of());
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        tell(NoticeKind.ORDER_CANCELLED, "order-cancelled:" + cancelled.news().order(), cancelled.news(), Map.of());
    }

    @EventListener
    void on(OrderTurnedDown down) {
        tell(NoticeKind.ORDER_TURNED_DOWN, "order-turned-down:" + down.news().order(), down.news(), Map.of(REASON, down.reason()));
    }

    @EventListener
    void on(OrderDone done) {
        tell(NoticeKind.ORDER_DONE, "order-done:" + done.news().order(), done.news(), Map.of());
    }

    @EventListener
    void on(AppointmentDueSoon soon) {
        tell(NoticeKind.VISIT_REMINDER, "visit-reminder:" + soon.news().order() + ":" + soon.news().days().start().map(LocalDate::toString).orElse(""),
                soon.news(), Map.of());
    }

    @EventListener
    void on(AppointmentLate late) {
        tell(NoticeKind.VISIT_LATE, "visit-late:" + late.news().order() + ":" + late.news().number(), late.news(), Map.of("minutes", late.minutes()));
    }

    @EventListener
    void on(OccupantToBeTold told) {
        notices.send(new Notice("occupant-warned:" + told.order() + ":" + told.occupant() + ":" + told.lastDay(), new To.Person(told.occupant()),
                NoticeKind.OCCUPANT_WARNED, Map.of("place", told.street(), "stop", told.lastDay()), Optional.empty()));
    }

    @EventListener
    void on(LandlordTookOver took) {
        notices.send(new Notice("owner-took-over:" + took.order(), new To.Person(took.landlord()), NoticeKind.OWNER_TOOK_OVER,
                Map.of("place", took.street(), "start", took.from()), Optional.empty()));
    }

    @EventListener
    void on(FinalBillMade made) {
        accounts.find(made.account()).ifPresent(account -> notices.send(new Notice("final-bill:" + made.order(), new To.Person(made.person()), NoticeKind.FINAL_BILL,
                Map.of("account", account.number().lastFour(), "amount", made.owed().isNegative() ? made.owed().negated() : made.owed(), "due", made.due(),
                        "estimated", made.estimated() ? "yes" : "no", "credit", made.owed().isNegative() ? "yes" : "no"),
                Optional.empty())));
    }

    @EventListener
    void on(IntakeReceived received) {
        notices.send(new Notice("intake-received:" + received.intake(), to(received.person(), received.phone()), NoticeKind.INTAKE_RECEIVED,
                Map.of("reference", received.reference()), Optional.of(received.language())));
    }

    @EventListener
    void on(IntakeMoved moved) {
        notices.send(new Notice("intake-moved:" + moved.intake() + ":" + moved.number(), to(moved.person(), moved.phone()), NoticeKind.INTAKE_MOVED,
                Map.of("reference", moved.reference(), "stage", moved.stage().name(), "say", moved.say()), Optional.of(moved.language())));
    }

    private static To to(Optional<PersonId> person, PhoneNumber phone) {
        return person.<To>map(To.Person::new).orElseGet(() -> new To.Phone(phone));
    }

    private void tell(NoticeKind kind, String key, OrderNews news, Map<String, Object> more) {
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("kind", news.kind().name());
        facts.put("place", news.street());
        facts.put("reference", news.reference());
        news.days().start().ifPresent(day -> facts.put("start", day));
        news.days().stop().ifPresent(day -> facts.put("stop", day));
        facts.put("visited", news.visit().isPresent() ? "yes" : "no");
        news.visit().ifPresent(visit -> {
            facts.put("from", LocalTime.ofInstant(visit.from(), clock.getZone()));
            facts.put("till", LocalTime.ofInstant(visit.until(), clock.getZone()));
        });
        to(news).ifPresent(to -> notices.send(new Notice(key, to, kind, facts, Optional.of(news.language()))));
    }

    /** Where it was asked for; else as the profile says; a guest whom we do not know yet by the phone that they gave. */
    private Optional<To> to(OrderNews news) {
        return news.to().flatMap(TellingOfOrders::address)
                .or(() -> accounts.person(news.person()).map(person -> new To.Person(person.id())))
                .or(() -> news.phone().map(To.Phone::new));
    }

    private static Optional<To> address(String given) {
        try {
            return Optional.of(given.startsWith("+") ? new To.Phone(new PhoneNumber(given)) : new To.Mail(given));
        } catch (Invalid notAnAddress) {
            return Optional.empty();
        }
    }
}
