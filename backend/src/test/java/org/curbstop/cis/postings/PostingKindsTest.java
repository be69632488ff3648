package org.curbstop.cis.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.ProfileChanged;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.HoldId;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.holds.HoldLifted;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.preferences.TextConsent;
import org.curbstop.notices.preferences.TextConsentChanged;
import org.curbstop.notices.preferences.TextConsentLedger;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.events.OrderCancelled;
import org.curbstop.orders.events.OrderConfirmed;
import org.curbstop.orders.events.OrderSnapshot;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

@DatabaseTest
class PostingKindsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:30:00Z");
    private static final PhoneNumber ADAS_PHONE = new PhoneNumber("+15035550101");

    private final PostingsForTests all;
    private final ServicePostingListener services;

    PostingKindsTest(TestStore test) {
        this.all = new PostingsForTests(test);
        this.services = new ServicePostingListener(all.repository);
        var customers = new CustomerPostingListener(all.repository, all.millbrook.accounts);
        test.listen(event -> {
            switch (event) {
                case ProfileChanged changed -> customers.on(changed);
                case TextConsentChanged changed -> customers.on(changed);
                default -> { }
            }
        });
    }

    @Test
    void a_posted_arrangement_lists_installments_and_counts_in_no_total() {
        var agreed = new ArrangementAgreed(ArrangementId.create(), all.ada, Optional.empty(),
                InstallmentSchedule.of(new Installment(LocalDate.of(2026, 12, 1), Money.usd("50.00")),
                        new Installment(LocalDate.of(2027, 1, 1), Money.usd("50.50"))),
                Optional.empty(), Channel.PORTAL, Language.ENGLISH, NOW);
        services.on(agreed);
        services.on(agreed);

        assertThat(all.all()).singleElement().satisfies(posting -> {
            assertThat(posting.details()).containsEntry("schedule", "2026-12-01 50.00, 2027-01-01 50.50").containsEntry("total", "100.50");
            assertThat(posting.amount()).isEmpty();
        });
    }

    @Test
    void a_posted_hold_has_an_end_date_and_no_reason() {
        HoldId id = HoldId.create();
        services.on(new HoldPlaced(id, all.ada, Hold.Kind.MEDICAL, LocalDate.of(2026, 12, 22), Optional.empty(),
                Channel.PORTAL, NOW));
        services.on(new HoldLifted(id, all.ada, Hold.Kind.MEDICAL, "sam", NOW));

        assertThat(all.all()).extracting(Posting::action).containsExactly("placed", "lifted");
        assertThat(all.all().getFirst().details()).containsEntry("until", "2026-12-22");
        assertThat(all.all().toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain("medical", "sam");
    }

    @Test
    void an_order_is_posted_for_each_account_without_names() {
        var order = new OrderSnapshot(OrderId.create(), 3, "417203889", OrderRequest.Kind.MOVE, Optional.empty(),
                Set.of(ServiceType.WATER, ServiceType.ELECTRIC), all.millbrook.ada.id(), Optional.of(ADAS_PHONE),
                Optional.of("ada@example.org"), Language.ENGLISH, List.of(all.ada, all.millbrook.cysOwn.id()), "12 Alder St",
                OrderRequest.ServiceDates.startingOn(LocalDate.of(2026, 12, 1)), Optional.empty(), Channel.PORTAL);
        services.on(new OrderConfirmed(order, Money.usd(0), false, Optional.empty(), NOW));
        services.on(new OrderConfirmed(order, Money.usd(0), false, Optional.empty(), NOW));
        services.on(new OrderCancelled(order, "customer", NOW));

        assertThat(all.all()).extracting(Posting::action).containsExactly("confirmed", "confirmed", "cancelled", "cancelled");
        assertThat(all.all()).extracting(posting -> posting.number().orElseThrow()).contains(all.millbrook.cysOwn.number().value());
        assertThat(all.all().getFirst().details()).containsEntry("services", "electric water").containsEntry("start", "2026-12-01");
        assertThat(all.all().getFirst().details().toString()).doesNotContain("Alder", "ada@", "5550101");
    }

    @Test
    void an_order_by_a_person_without_an_account_is_posted_too() {
        var order = new OrderSnapshot(OrderId.create(), 1, "417203890", OrderRequest.Kind.START, Optional.empty(),
                Set.of(ServiceType.WATER), all.millbrook.ada.id(), Optional.empty(), Optional.empty(), Language.ENGLISH, List.of(), "x",
                OrderRequest.ServiceDates.startingOn(LocalDate.of(2026, 12, 1)), Optional.empty(), Channel.PORTAL);
        services.on(new OrderConfirmed(order, Money.usd(0), false, Optional.empty(), NOW));

        assertThat(all.all()).singleElement().satisfies(posting -> assertThat(posting.number()).isEmpty());
    }

    @Test
    void a_changed_contact_is_posted_masked_for_each_account() {
        Actor ada = Actor.customer(Channel.PORTAL, "203.0.113.1", all.millbrook.ada.id());
        all.millbrook.profiles.change(all.millbrook.ada.id(), 0,
                new ProfileEdit.AddContact(Contact.email("ada.second@example.org", false)), ada);

        assertThat(all.all()).singleElement().satisfies(posting -> {
            assertThat(posting.kind()).isEqualTo(PostingKind.CONTACT);
            assertThat(posting.account()).contains(all.ada);
            assertThat(posting.details()).containsEntry("change", "contact-added").containsEntry("contact", "a***@e***");
        });
    }

    @Test
    void a_text_opt_out_is_posted_once_for_the_accounts_of_that_number() {
        PhoneNumber phone = all.millbrook.ada.contacts().stream().flatMap(contact -> contact.phone().stream()).findFirst().orElseThrow();
        var consents = new TextConsentLedger(all.test.store(), all.millbrook.clock);
        consents.record(phone, TextConsent.ConsentChange.STOPPED, "SM1");
        consents.record(phone, TextConsent.ConsentChange.STOPPED, "SM1");

        assertThat(all.all()).filteredOn(posting -> posting.account().equals(Optional.of(all.ada))).singleElement()
                .satisfies(posting -> {
                    assertThat(posting.kind()).isEqualTo(PostingKind.CONSENT);
                    assertThat(posting.action()).isEqualTo("stopped");
                    assertThat(posting.details().toString()).doesNotContain(phone.e164());
                });
    }
}
