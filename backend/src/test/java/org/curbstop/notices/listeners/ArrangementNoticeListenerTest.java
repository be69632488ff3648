package org.curbstop.notices.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.ArrangementsForTests;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.HoldId;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeCancelled;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeIssued;
import org.curbstop.arrangements.holds.HoldLifted;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.arrangements.plans.InstallmentDueSoon;
import org.curbstop.common.Channel;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.notices.delivery.NoticeMessages;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

@DatabaseTest
class ArrangementNoticeListenerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final ArrangementId PLAN = new ArrangementId(IdGenerator.create("arr"));
    private static final DisconnectionNoticeId NOTICE = new DisconnectionNoticeId(IdGenerator.create("dis"));

    private final List<Notice> published = new ArrayList<>();
    private final NoticeMessages messages = new NoticeMessages(SampleUtility.millbrook(),
            TestApplicationUrls.at("https://millbrook.example"));
    private final MillbrookCustomers millbrook;
    private final ArrangementsForTests time;
    private final Outbox outbox = new Outbox();
    private final ArrangementNoticeListener listener;
    private final LegalNoticeTracker letters;

    /** Records the notices sent and returns one delivery with the medium and state that the test has set. */
    private final class Outbox implements Notices {
        private Delivery.State state = Delivery.State.WAITING;
        private Delivery.Medium means = Delivery.Medium.MAIL;

        @Override
        public List<Delivery> send(Notice notice) {
            published.add(notice);
            return List.of(new Delivery(
                    "ntc_000000000001", 0, notice.key(), notice.kind(), means, "ada@example.org", Language.ENGLISH, "", "", "abc123", state,
                    0, NOW, NOW, null, 1, null, null, null));
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
        public void recordReport(String deliveryId, String providerId, String reported, String errorCode) {}

        @Override
        public void recordCallEnd(String deliveryId, String providerId, String word) {}
    }

    ArrangementNoticeListenerTest(TestStore test) {
        time = new ArrangementsForTests(test, "millbrook");
        millbrook = time.people();
        letters = new LegalNoticeTracker(outbox, millbrook.accounts, time.arrangements(), time.disconnections(), messages, millbrook.clock);
        listener = new ArrangementNoticeListener(outbox, millbrook.accounts, letters);
    }

    private String mail(Notice notice, Language language) {
        return messages.message(notice.kind(), "mail", language, notice.facts());
    }

    private static InstallmentSchedule schedule() {
        return InstallmentSchedule.of(new Installment(LocalDate.of(2026, 11, 22), Money.usd("100.00")),
                new Installment(LocalDate.of(2026, 12, 14), Money.usd("212.40")));
    }

    @Test
    void the_customer_gets_every_installment_in_their_language() {
        listener.on(new ArrangementAgreed(PLAN, millbrook.dees.id(), Optional.of(millbrook.dee.id()), schedule(), Optional.empty(),
                Channel.VOICE,
                Language.SPANISH, NOW));
        assertThat(published).singleElement().satisfies(notice -> {
            assertThat(notice.to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.dee.id()));
            assertThat(notice.language()).contains(Language.SPANISH);
            assertThat(mail(notice, Language.SPANISH)).contains("$100.00 a más tardar el 22 de noviembre de 2026")
                    .contains("$212.40 a más tardar el 14 de diciembre de 2026").contains("Total: $312.40");
        });
    }

    @Test
    void each_installment_reminder_has_its_own_key() {
        for (int number : List.of(2, 2, 3)) {
            listener.on(new InstallmentDueSoon(
                    PLAN, millbrook.adas.id(), Optional.of(millbrook.ada.id()), number, LocalDate.of(2026, 12, 14), Money.usd("70.80"),
                    Language.ENGLISH, NOW));
        }
        assertThat(published.stream().map(Notice::key).distinct()).hasSize(2);
    }

    private static List<NoticeAddressee> everybody(MillbrookCustomers millbrook) {
        return List.of(
                new NoticeAddressee(NoticeAddressee.Role.SERVICE_ADDRESS, Optional.empty(), Optional.of("5 Cedar Ct")),
                new NoticeAddressee(NoticeAddressee.Role.OWNER, Optional.of(millbrook.cy.id()), Optional.of("3 Cedar Ct")),
                new NoticeAddressee(NoticeAddressee.Role.TENANT, Optional.of(millbrook.tess.id()), Optional.empty()));
    }

    @Test
    void the_owner_gets_the_amount_to_pay_and_the_tenant_does_not() {
        listener.on(new DisconnectionNoticeIssued(NOTICE, millbrook.cysLet.id(), LocalDate.of(2026, 12, 2), Money.usd("228.15"),
                everybody(millbrook),
                NOW));
        assertThat(published).extracting(Notice::kind).containsExactly(NoticeKind.DISCONNECTION_NOTICE, NoticeKind.DISCONNECTION_TOLD);
        assertThat(mail(published.get(0), Language.ENGLISH)).contains("$228.15").contains("December 2, 2026").contains("5 Cedar Ct");
        assertThat(published.get(1).to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.tess.id()));
        assertThat(published.get(1).facts()).doesNotContainKey("amount");
        assertThat(mail(published.get(1), Language.SPANISH)).contains("5 Cedar Ct").doesNotContain("228.15", "228,15");
    }

    @Test
    void all_addressees_of_a_disconnection_notice_are_notified_of_its_cancellation() {
        listener.on(new DisconnectionNoticeCancelled(NOTICE, millbrook.cysLet.id(), DisconnectionNotice.CancellationReason.PAID,
                Optional.empty(),
                everybody(millbrook), NOW));
        assertThat(published).extracting(Notice::to).containsExactly(new NoticeRecipient.KnownPerson(millbrook.cy.id()),
                new NoticeRecipient.KnownPerson(millbrook.tess.id()));
    }

    @Test
    void a_medical_claim_notice_names_the_certificate_due_date_if_any() {
        listener.on(new HoldPlaced(
                new HoldId(IdGenerator.create("hold")), millbrook.adas.id(), Hold.Kind.MEDICAL, LocalDate.of(2026, 11, 29),
                Optional.of(LocalDate.of(2026, 11, 29)), Channel.VOICE, NOW));
        listener.on(new HoldPlaced(new HoldId(IdGenerator.create("hold")), millbrook.adas.id(), Hold.Kind.BANKRUPTCY, Hold.NO_END,
                Optional.empty(), Channel.DESK, NOW));
        assertThat(mail(published.get(0), Language.ENGLISH)).contains("through November 29, 2026").contains("certificate in writing");
        assertThat(mail(published.get(1), Language.ENGLISH)).doesNotContain("9999").contains("until a person has looked into it")
                .doesNotContain("certificate");
    }

    @Test
    void a_notice_of_an_automatic_end_states_its_cause() {
        listener.on(new HoldLifted(new HoldId(IdGenerator.create("hold")), millbrook.adas.id(), Hold.Kind.PLEDGE, "system", NOW));
        assertThat(published).isEmpty();
        listener.on(new HoldLifted(new HoldId(IdGenerator.create("hold")), millbrook.adas.id(), Hold.Kind.DISPUTE, "stella", NOW));
        assertThat(published).hasSize(1);
    }

    @Test
    void a_letter_counts_once_the_provider_accepts_the_email_and_a_text_never() {
        ArrangementId plan = time.agreed(millbrook.adas, millbrook.ada);
        letters.confirmArrivals();
        assertThat(time.confirmed(plan)).as("waiting").isFalse();
        outbox.means = Delivery.Medium.TEXT;
        outbox.state = Delivery.State.DELIVERED;
        letters.confirmArrivals();
        assertThat(time.confirmed(plan)).as("a text").isFalse();
        outbox.means = Delivery.Medium.MAIL;
        outbox.state = Delivery.State.UNDELIVERED;
        letters.confirmArrivals();
        assertThat(time.confirmed(plan)).as("the email was returned").isFalse();
        outbox.state = Delivery.State.ACCEPTED;
        letters.confirmArrivals();
        assertThat(time.confirmed(plan)).isTrue();
    }

    @Test
    void delivery_to_a_tenant_is_proof_and_an_email_to_the_owner_is_not() {
        DisconnectionNotice notice = time.noticed(millbrook.cysLet);
        outbox.state = Delivery.State.DELIVERED;
        letters.confirmArrivals();
        letters.confirmArrivals();
        assertThat(time.now(notice).proofs()).singleElement()
                .satisfies(proof -> assertThat(proof.to().role()).isEqualTo(NoticeAddressee.Role.TENANT));
    }
}
