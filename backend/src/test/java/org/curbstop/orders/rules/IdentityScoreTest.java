package org.curbstop.orders.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.orders.OrdersForTests.guest;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.Applicant;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.IdentityEvidence;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderRefusal;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.OrdersForTests;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.events.OrderConfirmed;
import org.curbstop.orders.events.OrderPlaced;
import org.curbstop.orders.events.OrderRejected;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DatabaseTest
class IdentityScoreTest {

    private final OrdersForTests all;

    IdentityScoreTest(TestStore store) {
        all = new OrdersForTests(store);
    }

    /** Name 10, age 20, document 30, verified phone 30, email 5, previous address 10; a phone of another customer -40. */
    @ParameterizedTest(name = "{0}, born {1}, document {2}, phone {3} verified {4}, email {5}, previous {6}: {7}")
    @CsvSource({
        "Hana Kim, 1994-04-02, true,  0108, false, false, false,  60",
        "Hana Kim, 1994-04-02, false, 0108, true,  false, false,  60",
        "Hana Kim, 1994-04-02, false, 0108, false, true,  true,   45",
        "Hana,     1994-04-02, true,  0108, false, true,  false,  55",
        "Hana,     1994-04-02, true,  0108, false, true,  true,   65",
        "Hana Kim, ,           true,  0108, false, true,  true,   55",
        "Hana Kim, ,           true,  0108, true,  false, false,  70",
        "Hana Kim, 2008-11-22, true,  0108, false, false, false,  60",
        "Hana Kim, 2008-11-23, true,  0108, false, false, false,  40",
        "Eve Stone, 1990-01-01, true, 0101, true,  true,  true,   65",
        "Eve Stone, 1990-01-01, true, 0101, false, true,  true,   35",
        "Ada Okafor, 1980-01-01, true, 0101, true, false, false,  90",
    })
    void points_follow_the_configured_list(
            String name, LocalDate born, boolean paper, String phone, boolean proved, boolean mail, boolean previous, int points) {
        var applicant = new Applicant(name, new PhoneNumber("+1503555" + phone), proved, mail ? Optional.of("a@example.org")
                : Optional.empty(),
                Optional.ofNullable(born),
                paper ? Optional.of(new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.PASSPORT, "12ab")) : Optional.empty(),
                previous ? Optional.of(MillbrookCustomers.at("3 Cedar Ct")) : Optional.empty(), Language.ENGLISH);
        IdentityScore.Score score = all.identity.score(applicant, LocalDate.of(2026, 11, 22));
        assertThat(score.points()).isEqualTo(points);
    }

    @Test
    void an_unknown_applicant_always_waits_for_staff_review() {
        Applicant shy = new Applicant("Hana Kim", OrdersForTests.HANAS_PHONE, true, Optional.of("hana@millbrook.example"),
                Optional.of(LocalDate.of(1994, 4, 2)),
                Optional.of(new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.PASSPORT, "4417")),
                Optional.of(MillbrookCustomers.at("3 Cedar Ct")), Language.SPANISH);
        NewOrder yes = all.hanasYes();
        var wanted = new NewOrder(
                new OrderRequest.Start(all.alder14.id(), yes.request() instanceof OrderRequest.Start s ? s.services() : java.util.Set.of(),
                        Optional.of(shy)),
                yes.days(), yes.slot(), Optional.empty(), Language.SPANISH);
        var toStaff = (PlaceOrderResult.SentToStaff) all.orders.place("shy", wanted, guest(Channel.VOICE));
        assertThat(toStaff.reason()).isEqualTo("identity");
        assertThat(all.account(toStaff.order().terms().opens().orElseThrow())).isEmpty();
        assertThat(all.published(OrderPlaced.class)).singleElement().satisfies(placed -> assertThat(placed.toStaff()).contains("identity"));

        assertThat(all.staff.listAwaitingStaff(10, OrdersForTests.SAM)).extracting(ServiceOrder::id).containsExactly(toStaff.order().id());
        all.until("2026-11-23T16:00:00");
        assertThat(all.account(toStaff.order().terms().opens().orElseThrow())).as("the passing of time does not start service").isEmpty();
        assertThat(all.staff.approve(toStaff.order().id(), Optional.empty(), OrdersForTests.SAM))
                .isEqualTo(new ChangeOrderResult.Refused(new OrderRefusal(OrderRefusal.Reason.IDENTITY_NOT_SEEN, "")));
        assertThat(all.account(toStaff.order().terms().opens().orElseThrow())).as("approval requires identity evidence").isEmpty();
        assertThat(((ChangeOrderResult.Changed) all.staff.approve(toStaff.order().id(), Optional.of(IdentityEvidence.STATE_ID),
                OrdersForTests.SAM)).order().state())
                .isInstanceOf(OrderState.Scheduled.class);
        assertThat(all.account(toStaff.order().terms().opens().orElseThrow())).isPresent();
        assertThat(all.published(OrderConfirmed.class)).hasSize(1);
    }

    @Test
    void using_a_customers_name_and_phone_proves_no_identity() {
        var eve = new Applicant("Ada Okafor", all.millbrook.ada.phone().orElseThrow(), true, Optional.empty(),
                Optional.of(LocalDate.of(1980, 1, 1)),
                Optional.empty(), Optional.empty(), Language.ENGLISH);
        NewOrder yes = all.hanasYes();
        assertThat(all.orders.place("eve",
                new NewOrder(
                        new OrderRequest.Start(all.alder14.id(), java.util.Set.of(org.curbstop.utility.ServiceType.ELECTRIC),
                                Optional.of(eve)),
                        yes.days(), Optional.empty(), Optional.empty(), Language.ENGLISH),
                guest(Channel.VOICE))).isInstanceOf(PlaceOrderResult.SentToStaff.class);
    }

    @Test
    void a_verified_customer_starts_service_without_staff_review() {
        NewOrder yes = all.hanasYes();
        assertThat(all.orders.place("ada",
                new NewOrder(
                        new OrderRequest.Start(all.alder14.id(), java.util.Set.of(org.curbstop.utility.ServiceType.ELECTRIC),
                                Optional.empty()),
                        yes.days(), Optional.empty(), Optional.empty(), Language.ENGLISH),
                OrdersForTests.as(all.millbrook.ada))).isInstanceOf(PlaceOrderResult.Placed.class);
    }

    @Test
    void staff_see_the_missing_identity_evidence() {
        var order = ((PlaceOrderResult.SentToStaff) all.orders.place("hana", all.hanasYes(), guest(Channel.PAGE))).order();
        assertThat(all.staff.identityConfidence(order, OrdersForTests.SAM).orElseThrow().missing()).containsOnlyKeys("phone-proved",
                "previous-address");
    }

    @Test
    void a_declined_order_releases_its_slot_and_the_customer_learns_why() {
        var shy = new Applicant("Hana", OrdersForTests.HANAS_PHONE, false, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Language.SPANISH);
        NewOrder yes = all.hanasYes();
        var order = ((PlaceOrderResult.SentToStaff) all.orders.place("shy", new NewOrder(
                new OrderRequest.Start(all.alder14.id(), java.util.Set.of(org.curbstop.utility.ServiceType.WATER), Optional.of(shy)),
                yes.days(), yes.slot(), Optional.empty(), Language.SPANISH),
                guest(Channel.PAGE))).order();
        assertThat(all.repository.appointmentBookings.find(yes.slot().orElseThrow().id()).orElseThrow().held()).hasSize(1);
        all.staff.reject(order.id(), "identity", OrdersForTests.SAM);
        assertThat(all.repository.appointmentBookings.find(yes.slot().orElseThrow().id()).orElseThrow().held()).isEmpty();
        assertThat(all.published(OrderRejected.class)).singleElement().satisfies(down -> assertThat(down.reason()).isEqualTo("identity"));
    }

    @Test
    void minors_are_refused_without_asking_staff() {
        NewOrder yes = all.hanasYes();
        var child = new Applicant("Hana Kim", OrdersForTests.HANAS_PHONE, true, Optional.empty(), Optional.of(LocalDate.of(2012, 1, 1)),
                Optional.empty(), Optional.empty(), Language.ENGLISH);
        var refused = (PlaceOrderResult.Refused) all.orders.place("child", new NewOrder(
                new OrderRequest.Start(all.alder14.id(), java.util.Set.of(org.curbstop.utility.ServiceType.ELECTRIC), Optional.of(child)),
                yes.days(), Optional.empty(), Optional.empty(), Language.ENGLISH),
                guest(Channel.PAGE));
        assertThat(refused.refusal().reason()).isEqualTo(OrderRefusal.Reason.UNDER_AGE);
        assertThat(refused.refusal().source()).contains("16 CFR 681.1");
    }

    @Test
    void a_full_social_security_number_cannot_be_entered() {
        assertThatThrownBy(() -> new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.LAST_FOUR_OF_SSN, "123456789"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.LAST_FOUR_OF_SSN, "12A4"))
                .isInstanceOf(InvalidValueException.class);
        assertThat(new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.LAST_FOUR_OF_SSN, "6789"))
                .hasToString("LAST_FOUR_OF_SSN");
    }
}
