package org.curbstop.notices.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.notices.delivery.NoticeMessages;
import org.curbstop.orders.IdentityEvidence;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrdersForTests;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.orders.events.AppointmentDueSoon;
import org.curbstop.orders.events.DepositWaived;
import org.curbstop.orders.events.OccupantServiceEnding;
import org.curbstop.orders.events.OrderConfirmed;
import org.curbstop.orders.events.OrderPlaced;
import org.curbstop.orders.events.OrderSnapshot;
import org.curbstop.orders.events.ServiceRevertedToOwner;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

@DatabaseTest
class OrderNoticeListenerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:30:00Z");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    private final List<Notice> published = new ArrayList<>();
    private final NoticeMessages messages = new NoticeMessages(SampleUtility.millbrook(),
            TestApplicationUrls.at("https://millbrook.example"));
    private final OrdersForTests all;
    private final MillbrookCustomers millbrook;
    private final OrderNoticeListener listener;

    OrderNoticeListenerTest(TestStore store) {
        all = new OrdersForTests(store);
        millbrook = all.millbrook;
        listener = new OrderNoticeListener(new Notices() {
            @Override
            public List<Delivery> send(Notice notice) {
                published.add(notice);
                return List.of();
            }

            @Override
            public Optional<Delivery> find(String deliveryId) {
                return Optional.empty();
            }

            @Override
            public List<Delivery> listByPhone(PhoneNumber phone, int limit) {
                return List.of();
            }

            @Override
            public void recordReport(String deliveryId, String providerId, String word, String errorCode) {}

            @Override
            public void recordCallEnd(String deliveryId, String providerId, String word) {}
        }, all.paying, millbrook.accounts, millbrook.clock);
    }

    private static OrderSnapshot news(PersonId person, Optional<String> to, Language language) {
        return new OrderSnapshot(OrderId.create(), 1, "712 227 280", OrderRequest.Kind.START, Optional.empty(), Set.of(ServiceType.WATER),
                person,
                Optional.of(new PhoneNumber("+15035550108")), to, language, List.of(), "14 Alder St",
                OrderRequest.ServiceDates.startingOn(TUESDAY),
                Optional.of(new OrderSnapshot.Visit(Instant.parse("2026-11-24T16:00:00Z"), Instant.parse("2026-11-24T20:00:00Z"))),
                Channel.PAGE);
    }

    @Test
    void a_confirmation_contains_the_link_to_pay_the_deposit() {
        var order = ((PlaceOrderResult.SentToStaff) all.orders.place("yes", all.hanasYes(), OrdersForTests.guest(Channel.VOICE))).order();
        all.staff.approve(order.id(), Optional.of(IdentityEvidence.PASSPORT), OrdersForTests.SAM);
        String link = all.paying.createLink(order.id()).orElseThrow().toString();
        listener.on(new OrderConfirmed(
                new OrderSnapshot(order.id(), 1, order.reference(), OrderRequest.Kind.START, Optional.empty(), Set.of(ServiceType.WATER),
                        millbrook.ada.id(),
                        Optional.empty(), Optional.empty(), Language.SPANISH, List.of(), "14 Alder St",
                        OrderRequest.ServiceDates.startingOn(TUESDAY), Optional.empty(), Channel.VOICE),
                Money.usd("180.00"), false, Optional.empty(), NOW));
        assertThat(text(published.getFirst())).contains("Depósito, $180.00: " + link);
    }

    @Test
    void a_waived_deposit_is_announced_and_mentioned_in_the_confirmation() {
        listener.on(new DepositWaived(news(millbrook.ada.id(), Optional.empty(), Language.ENGLISH), org.curbstop.common.AccountId.create(),
                Money.usd("180.00"), NOW));
        listener.on(new OrderConfirmed(news(millbrook.ada.id(), Optional.empty(), Language.SPANISH), Money.usd(0), true, Optional.empty(),
                NOW));
        assertThat(text(published.getFirst())).contains("do not have to pay the deposit of $180.00");
        assertThat(messages.message(published.getLast().kind(), "mail", Language.SPANISH, published.getLast().facts()))
                .contains("Depósito: ninguno.");
    }

    private String text(Notice notice) {
        return messages.message(notice.kind(), "text", notice.language().orElse(Language.ENGLISH), notice.facts());
    }

    @Test
    void the_confirmation_is_sent_to_the_requested_address_in_the_orders_language() {
        listener.on(new OrderConfirmed(news(millbrook.ada.id(), Optional.of("hana@millbrook.example"), Language.SPANISH),
                Money.usd("180.00"),
                false, Optional.empty(), NOW));
        assertThat(published).singleElement().satisfies(notice -> {
            assertThat(notice.to()).isEqualTo(new NoticeRecipient.Email("hana@millbrook.example"));
            assertThat(messages.message(notice.kind(), "mail", Language.SPANISH, notice.facts()))
                    .contains("empieza el 24 de noviembre de 2026").contains("entre 8:00").contains("$180.00").contains("712 227 280");
        });
    }

    @Test
    void otherwise_the_profile_decides_and_guests_are_notified_by_phone() {
        listener.on(new OrderConfirmed(news(millbrook.ada.id(), Optional.empty(), Language.ENGLISH), Money.usd(0), false,
                Optional.empty(), NOW));
        listener.on(new OrderPlaced(news(PersonId.create(), Optional.empty(), Language.ENGLISH), Optional.of("identity"), NOW));
        assertThat(published.get(0).to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.ada.id()));
        assertThat(text(published.get(0)))
                .contains("service at 14 Alder St starts November 24, 2026. We will come between 8:00 AM and 12:00 PM");
        assertThat(published.get(1).to()).isEqualTo(new NoticeRecipient.Phone(new PhoneNumber("+15035550108")));
        assertThat(text(published.get(1))).contains("we check who you are", "photo ID", "next business day");
        listener.on(new OrderPlaced(news(PersonId.create(), Optional.empty(), Language.SPANISH), Optional.of("identity"), NOW));
        assertThat(text(published.get(2))).contains("comprobamos quién es", "identificación");
        listener.on(new OrderPlaced(news(millbrook.ada.id(), Optional.empty(), Language.ENGLISH), Optional.of("occupied"), NOW));
        assertThat(text(published.get(3))).contains("A person will look at it first").doesNotContain("photo ID");
    }

    @Test
    void an_order_accepted_at_once_is_announced_only_by_its_confirmation() {
        listener.on(new OrderPlaced(news(millbrook.ada.id(), Optional.empty(), Language.ENGLISH), Optional.empty(), NOW));
        assertThat(published).isEmpty();
    }

    @Test
    void a_repeated_event_creates_the_same_notice() {
        var soon = new AppointmentDueSoon(news(millbrook.ada.id(), Optional.empty(), Language.ENGLISH), NOW);
        listener.on(soon);
        listener.on(soon);
        assertThat(published.get(0).key()).isEqualTo(published.get(1).key());
        assertThat(published.get(0).expiresAt()).as("not sent once the visit has begun").contains(Instant.parse("2026-11-24T16:00:00Z"));
    }

    @Test
    void the_tenant_is_notified_of_the_end_and_the_owner_of_the_takeover() {
        listener.on(new OccupantServiceEnding(OrderId.create(), millbrook.tess.id(), "5 Cedar Ct", Set.of(ServiceType.WATER), TUESDAY,
                NOW));
        listener.on(new ServiceRevertedToOwner(OrderId.create(), millbrook.cy.id(), millbrook.cysLet.id(), "5 Cedar Ct",
                Set.of(ServiceType.ELECTRIC),
                TUESDAY, NOW));
        assertThat(published).extracting(Notice::to).containsExactly(new NoticeRecipient.KnownPerson(millbrook.tess.id()),
                new NoticeRecipient.KnownPerson(millbrook.cy.id()));
        assertThat(text(published.get(0))).contains("end service at 5 Cedar Ct on November 24, 2026").doesNotContain("Cy");
        assertThat(text(published.get(1))).contains("continues in your name from November 24, 2026").doesNotContain("Tess");
    }
}
