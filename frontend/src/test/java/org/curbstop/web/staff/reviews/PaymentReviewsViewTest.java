package org.curbstop.web.staff.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextArea;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.PaymentReview;
import org.curbstop.payments.PaymentReviews;
import org.curbstop.payments.Payments;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Payment reviews, from Stripe's webhook to the staff view. */
class PaymentReviewsViewTest extends ViewTest {

    private static final AccountId TWO_OF_THEM = new AccountId("acct_100200971");
    private static final AccountId OTHER = new AccountId("acct_100201052");
    private static final Actor SAM = Actor.staff("sam");

    private final Payments payments;
    private final PaymentReviews reviews;

    @LocalServerPort
    private int port;

    PaymentReviewsViewTest(@Autowired Payments payments, @Autowired PaymentReviews reviews) {
        this.payments = payments;
        this.reviews = reviews;
    }

    private Payment paid() {
        Payment payment = payments.confirm(new PaymentRequest(
                "review:" + UUID.randomUUID(),
                List.of(new Allocation(TWO_OF_THEM, Money.usd("20.00")), new Allocation(OTHER, Money.usd("10.00"))),
                Channel.CHAT, Language.ENGLISH, Optional.empty(), Optional.empty()));
        return payments.charge(payment.id(), "pm_card_visa");
    }

    private void atStripe(String what) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sandbox/cards/" + what))
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(302);
    }

    private PaymentReview listed(Payment payment, PaymentReview.ReviewReason kind) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> reviews.listOpen(50, SAM).stream()
                .filter(review -> review.payment().equals(Optional.of(payment.id())) && review.kind() == kind).findFirst(),
                Optional::isPresent).orElseThrow();
    }

    private void closeAll() {
        reviews.listOpen(50, SAM).forEach(review -> reviews.resolve(review.id(), "not this one", false, SAM));
    }

    @Test
    void with_nothing_to_review_the_view_says_what_would_appear() {
        closeAll();
        signIn("sam", Locale.US, UserRole.STAFF);
        navigate(PaymentReviewsView.class);
        assertThat(text()).contains("Nothing to review");
        signIn("sam", Locale.of("es", "US"), UserRole.STAFF);
        navigate(PaymentReviewsView.class);
        assertThat(text()).contains("No hay nada que revisar");
    }

    @Test
    void a_dispute_is_listed_and_closed_with_a_note() throws Exception {
        closeAll();
        Payment payment = paid();
        atStripe("dispute?intent=" + payment.charge().orElseThrow().ref());
        listed(payment, PaymentReview.ReviewReason.DISPUTE);
        signIn("sam", Locale.US, UserRole.STAFF);
        navigate(PaymentReviewsView.class);
        assertThat(text()).contains("A cardholder disputes a payment", "Answer by", "Send evidence in Stripe", "In Stripe: du_");

        press("Close with this note");
        assertThat(error("What did you do about it?")).isEqualTo("Write a short note first: whoever reads this later needs it.");
        assertThat(reviews.listOpen(50, SAM)).as("needs a note").isNotEmpty();
        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        navigate(PaymentReviewsView.class);
        enter("What did you do about it?", "The sign-in is an hour old");
        press("Close with this note");
        assertThat(reviews.listOpen(50, SAM)).as("needs a fresh sign-in").isNotEmpty();
        signIn("sam", Locale.US, UserRole.STAFF);
        navigate(PaymentReviewsView.class);
        assertThat(text()).contains("Thank you for signing in again. Nothing was decided yet");
        test(findInView(TextArea.class).first()).setValue("Sent the bill");
        press("Close with this note");
        assertThat(text()).contains("Sent the bill", "sam", "Done recently");
        assertThat(reviews.listOpen(50, SAM)).isEmpty();
    }

    @Test
    void staff_allocate_a_partial_refund_made_at_stripe() throws Exception {
        closeAll();
        Payment payment = paid();
        atStripe("refund?cents=900&intent=" + payment.charge().orElseThrow().ref());
        listed(payment, PaymentReview.ReviewReason.REFUND_TO_SHARE);
        signIn("sam", Locale.of("es", "US"), UserRole.STAFF);
        navigate(PaymentReviewsView.class);
        assertThat(text()).contains("Un reembolso hecho en Stripe para varias cuentas", "Reparto propuesto");
        test(findInView(TextArea.class).first()).setValue("en proporción");
        press("Anotar este reparto en el libro");

        assertThat(reviews.listOpen(50, SAM)).isEmpty();
        assertThat(payments.find(payment.id()).orElseThrow().refunds()).singleElement()
                .satisfies(refund -> assertThat(refund.progress()).isEqualTo(org.curbstop.payments.Refund.RefundStatus.BOOKED));
    }
}
