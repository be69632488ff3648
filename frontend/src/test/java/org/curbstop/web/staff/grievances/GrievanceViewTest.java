package org.curbstop.web.staff.grievances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.grievances.BillDisputeRequest;
import org.curbstop.grievances.BillDisputeResult;
import org.curbstop.grievances.BillDisputes;
import org.curbstop.grievances.Complaints;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceOutcome;
import org.curbstop.grievances.GrievanceReview;
import org.curbstop.identity.UserRole;
import org.curbstop.notices.Notices;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Disputes and complaints, from filing to the answer that the customer gets. */
class GrievanceViewTest extends ViewTest {

    private static final AccountId GUS = new AccountId("acct_100200971");
    private static final Actor SAM = Actor.staff("sam");
    private static final PhoneNumber EVE = new PhoneNumber("+15035550105");

    private final BillDisputes disputes;
    private final Complaints complaints;
    private final GrievanceReview reviews;
    private final Holds holds;
    private final Bills bills;
    private final Notices notices;

    GrievanceViewTest(@Autowired BillDisputes disputes, @Autowired Complaints complaints, @Autowired GrievanceReview reviews,
            @Autowired Holds holds, @Autowired Bills bills, @Autowired Notices notices) {
        this.disputes = disputes;
        this.complaints = complaints;
        this.reviews = reviews;
        this.holds = holds;
        this.bills = bills;
        this.notices = notices;
    }

    /** Disputes a bill that no other test disputes. */
    private Grievance dispute(String amount) {
        var bill = disputes.listDisputable(GUS, SAM).getFirst();
        var request = new BillDisputeRequest(bill.id(), GrievanceMatter.Reason.USAGE, Optional.of(Money.usd(amount)), "far too high",
                Optional.of("04512"), Language.ENGLISH);
        return ((BillDisputeResult.Filed) disputes.file("view:" + UUID.randomUUID(), GUS, request, SAM)).dispute();
    }

    private Grievance complaint(Optional<PhoneNumber> phone) {
        return complaints.file("view:" + UUID.randomUUID(), GrievanceMatter.Subject.STAFF, "he shouted at me", phone, Language.SPANISH,
                Actor.anonymous(Channel.CHAT, UUID.randomUUID().toString())).orElseThrow();
    }

    private void open(Grievance grievance) {
        create(GrievanceView.class, Map.of("grievance", grievance.number()));
    }

    @Test
    void a_dispute_is_taken_reviewed_and_partly_upheld() {
        Grievance dispute = dispute("40.00");
        Money before = bills.collectible(GUS).total();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> holds.listActive(GUS, SAM).stream()
                .anyMatch(hold -> hold.kind() == Hold.Kind.DISPUTE && hold.amount().equals(Optional.of(Money.usd("40.00")))));
        signIn("sam", Locale.US, UserRole.STAFF);
        open(dispute);
        assertThat(text()).contains("Gus Petrov", "far too high", "04512", "$40.00", "12.60", "The usage or the meter reading");
        assertThat(buttons()).as("it must be taken first").doesNotContain("Check the answer");
        press("Take it");
        press("Check the answer");
        assertThat(error("Your decision")).isEqualTo("Choose a decision.");
        enter("Your decision", GrievanceOutcome.PARTLY_UPHELD);
        enter("Amount to take off", "40");
        enter("Your words to the customer", "The meter was misread for one week.");
        press("Check the answer");
        assertThat(error("Amount to take off")).contains("below what is disputed");
        enter("Amount to take off", "15");
        press("Check the answer");
        assertThat(text()).contains("This goes to the customer", "Amount to take off$15.00");
        assertThat(reviews.find(dispute.number(), SAM).orElseThrow().isOpen()).as("reviewing does not send it").isTrue();
        press("Send the answer");
        assertThat(text()).contains("Answered by sam", "Partly upheld", "$15.00 is taken off the account.");
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> bills.collectible(GUS).total().equals(before.minus(Money.usd("15.00"))));
    }

    @Test
    void an_answer_needs_a_fresh_sign_in_and_keeps_typed_text() {
        Grievance dispute = dispute("30.00");
        reviews.take(dispute.id(), SAM);
        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        open(dispute);
        enter("Your decision", GrievanceOutcome.NOT_UPHELD);
        enter("Your words to the customer", "The reading was right.");
        press("Check the answer");
        press("Send the answer");
        assertThat(reviews.find(dispute.number(), SAM).orElseThrow().isOpen()).isTrue();
        signIn("sam", Locale.US, UserRole.STAFF);
        open(dispute);
        assertThat(value("Your words to the customer")).isEqualTo("The reading was right.");
    }

    @Test
    void a_complaint_is_answered_in_the_language_of_the_customer() {
        Grievance complaint = complaint(Optional.of(EVE));
        reviews.take(complaint.id(), SAM);
        signIn("sam", Locale.US, UserRole.STAFF);
        open(complaint);
        assertThat(text()).contains("A worker or contractor, complaint", "he shouted at me", "(503) 555-0105", "Spanish", "12.61");
        enter("Your decision", GrievanceOutcome.UPHELD);
        enter("Your words to the customer", "Lo sentimos mucho.");
        press("Check the answer");
        press("Send the answer");
        assertThat(text()).contains("Upheld", "Lo sentimos mucho.");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> notices.listByPhone(EVE, 20).stream()
                .anyMatch(sent -> sent.kind() == org.curbstop.notices.NoticeKind.COMPLAINT_ANSWERED));
    }

    @Test
    void a_complaint_without_a_phone_number_is_closed_with_a_reason() {
        Grievance complaint = complaint(Optional.empty());
        reviews.take(complaint.id(), SAM);
        signIn("sam", Locale.of("es", "US"), UserRole.STAFF);
        open(complaint);
        assertThat(text()).contains("No dejó número");
        assertThat(buttons()).doesNotContain("Revisar la respuesta");
        press("Cerrar sin respuesta");
        assertThat(error("Por qué se cierra sin respuesta")).isNotEmpty();
        enter("Por qué se cierra sin respuesta", "hablamos con el chofer");
        press("Cerrar sin respuesta");
        assertThat(text()).contains("Cerrada sin respuesta", "hablamos con el chofer");
    }
}
