package org.curbstop.web.staff.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.cis.postings.PaymentMatches;
import org.curbstop.cis.postings.PaymentMatches.PaymentMatch;
import org.curbstop.cis.postings.Posting;
import org.curbstop.cis.postings.PostingAnswers;
import org.curbstop.cis.postings.PostingKind;
import org.curbstop.cis.postings.PostingStatus;
import org.curbstop.cis.postings.StaffPostings;
import org.curbstop.cis.webhooks.StaffWebhooks;
import org.curbstop.cis.webhooks.WebhookDelivery;
import org.curbstop.cis.webhooks.WebhookDelivery.WebhookState;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Postings, from the ledger entry to the staff view. */
class PostingsViewTest extends ViewTest {

    private static final AccountId ACCOUNT = new AccountId("acct_100201052");
    private static final Actor SAM = Actor.staff("sam");
    private static final Locale SPANISH = Locale.of("es", "US");

    private final StaffPostings postings;
    private final PostingAnswers answers;
    private final Ledger ledger;

    PostingsViewTest(@Autowired StaffPostings postings, @Autowired PostingAnswers answers, @Autowired Ledger ledger) {
        this.postings = postings;
        this.answers = answers;
        this.ledger = ledger;
    }

    private Posting paid() {
        LedgerEntry entry = LedgerEntry.payment("pay_" + UUID.randomUUID(), ACCOUNT, Money.usd("31.07"),
                Instant.parse("2026-11-23T17:00:00Z"));
        ledger.post(entry);
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(
                () -> postings.listWaiting(1000, SAM).stream().filter(each -> each.source().equals(entry.id())).findFirst(),
                Optional::isPresent).orElseThrow();
    }

    private Posting refused(String reason) {
        Posting posting = paid();
        answers.take(new PostingAnswers.PostingAnswer(posting.sequence(), Optional.of(reason), Optional.empty()), true);
        return find(posting);
    }

    private Posting find(Posting posting) {
        return postings.find(Long.toString(posting.sequence()), SAM).orElseThrow();
    }

    private void open(Locale language, Posting chosen) {
        signIn("sam", language, UserRole.STAFF);
        create(PostingsView.class, QueryParameters.simple(Map.of("number", Long.toString(chosen.sequence()))));
    }

    @Test
    void with_nothing_open_the_view_says_what_would_appear() {
        StaffPostings empty = mock(StaffPostings.class);
        signIn("sam", Locale.US, UserRole.STAFF);
        create(PostingsView.class, empty);
        assertThat(text()).contains("Nothing was refused.", "The billing system has everything.", "No postings yet.");
        signIn("sam", SPANISH, UserRole.STAFF);
        create(PostingsView.class, empty);
        assertThat(text()).contains("No hay ningún rechazo.", "El sistema de facturación lo tiene todo.", "Todavía no hay asientos.");
    }

    @Test
    void waiting_postings_are_listed_with_age_amount_and_daily_totals() {
        paid();
        signIn("sam", Locale.US, UserRole.STAFF);
        navigate(PostingsView.class);
        assertThat(text()).contains("Waiting for an answer", "Payment, posted", "\u2212$31.07", "under an hour",
                "goes out with the next file", "Totals by day", "Still open");
        signIn("sam", SPANISH, UserRole.STAFF);
        navigate(PostingsView.class);
        assertThat(text()).contains("En espera de respuesta", "Pago, anotado", "menos de una hora", "Totales por día");
    }

    @Test
    void a_long_list_says_that_there_is_more() {
        StaffPostings full = mock(StaffPostings.class);
        when(full.listWaiting(anyInt(), any())).thenReturn(Collections.nCopies(101, paid()));
        signIn("sam", Locale.US, UserRole.STAFF);
        create(PostingsView.class, full);
        assertThat(text()).contains("These are the 100 oldest; there are more.");
    }

    @Test
    void a_refused_posting_is_resent_with_its_number() {
        Posting posting = refused("account closed in CIS");
        open(Locale.US, posting);
        assertThat(text()).contains("Refused by the billing system", "account closed in CIS", "Posting " + posting.sequence());
        press("Send again");

        assertThat(text()).contains("the same number and the same content");
        assertThat(find(posting).status()).isEqualTo(PostingStatus.WAITING);
        assertThat(find(posting).source()).isEqualTo(posting.source());
        open(Locale.US, posting);
        assertThat(text()).contains("Refused before: account closed in CIS");
    }

    @Test
    void a_payment_that_counts_as_another_is_separated_and_joined_again() {
        Posting posting = paid();
        PaymentMatches matches = mock(PaymentMatches.class);
        var same = new PaymentMatch("R-50012", false);
        var other = new PaymentMatch("R-50012", true);
        when(matches.list(anyLong(), any())).thenReturn(List.of(same));
        when(matches.decide(anyLong(), any(), anyBoolean(), any())).thenReturn(true);
        QueryParameters number = QueryParameters.simple(Map.of("number", Long.toString(posting.sequence())));
        signIn("sam", Locale.US, UserRole.STAFF);
        create(PostingsView.class, matches, number);
        assertThat(text()).contains("payment R-50012 counts as this one");
        press("R-50012 is another payment");
        verify(matches, never()).decide(anyLong(), any(), anyBoolean(), any());
        assertThat(text()).contains("Should R-50012 count as another payment?", "What the customer owes will be calculated again.");
        press("Count R-50012 separately");
        verify(matches).decide(eq(posting.sequence()), eq(same), eq(true), any());
        assertThat(text()).contains("What the customer owes was calculated again.");

        when(matches.list(anyLong(), any())).thenReturn(List.of(other));
        signIn("sam", SPANISH, UserRole.STAFF);
        create(PostingsView.class, matches, number);
        assertThat(text()).contains("El pago R-50012 del sistema de facturación cuenta como otro pago");
        press("R-50012 es este mismo pago");
        press("Contar R-50012 como este pago");
        verify(matches).decide(eq(posting.sequence()), eq(other), eq(false), any());

        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        create(PostingsView.class, matches, number);
        press("R-50012 is this payment");
        press("Count R-50012 as this payment");
        verify(matches, times(1)).decide(eq(posting.sequence()), eq(other), eq(false), any());
    }

    @Test
    void undelivered_webhooks_are_listed_and_can_be_resent() {
        Instant began = Instant.parse("2026-11-23T17:00:00Z");
        StaffWebhooks webhooks = mock(StaffWebhooks.class);
        when(webhooks.listGivenUp(anyInt(), any())).thenReturn(List.of(new WebhookDelivery("reports/000000000017", "reports", 17,
                PostingKind.ORDER, WebhookState.GIVEN_UP, began, began, 40, "HTTP 503", 41)));
        when(webhooks.sendAgain(eq("reports/000000000017"), any())).thenReturn(true);
        signIn("sam", Locale.US, UserRole.STAFF);
        create(PostingsView.class, webhooks);
        assertThat(text()).contains("Not delivered to other systems", "reports", "HTTP 503");
        press("Send again");
        assertThat(text()).contains("It will be sent in a few seconds.");
    }

    @Test
    void settling_by_hand_needs_a_note_and_a_fresh_sign_in() {
        Posting posting = refused("no such account");
        open(SPANISH, posting);
        press("Resolver a mano");
        assertThat(error("¿Qué hizo en el sistema de facturación?")).contains("Escriba primero una nota breve");
        assertThat(find(posting).status()).isEqualTo(PostingStatus.REFUSED);

        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        create(PostingsView.class, QueryParameters.simple(Map.of("number", Long.toString(posting.sequence()))));
        enter("What did you do in the billing system?", "entered as journal 17");
        press("Settle by hand");
        assertThat(find(posting).status()).as("needs a fresh sign-in").isEqualTo(PostingStatus.REFUSED);

        open(Locale.US, posting);
        enter("What did you do in the billing system?", "entered as journal 17");
        press("Settle by hand");
        assertThat(text()).contains("Settled by hand on", "by sam", "entered as journal 17");
        assertThat(find(posting).status()).isEqualTo(PostingStatus.SETTLED);
    }

    @Test
    void a_posting_answered_meanwhile_is_not_settled_again() {
        Posting posting = paid();
        open(Locale.US, posting);
        answers.take(new PostingAnswers.PostingAnswer(posting.sequence(), Optional.empty(), Optional.empty()), true);
        enter("What did you do in the billing system?", "by hand");
        press("Settle by hand");

        assertThat(text()).contains("has already closed this one");
        assertThat(find(posting).status()).isEqualTo(PostingStatus.ACKNOWLEDGED);
    }

    @Test
    void an_unknown_number_opens_the_list() {
        signIn("sam", Locale.US, UserRole.STAFF);
        create(PostingsView.class, QueryParameters.simple(Map.of("number", "<script>")));
        assertThat(text()).contains("Waiting for an answer").doesNotContain("Posting <");
    }

    @Test
    void the_outage_desk_cannot_see_or_settle_postings() {
        Actor board = Actor.atWorkplace(Actor.Workplace.OUTAGES, "kim", "desk");
        assertThatThrownBy(() -> postings.listWaiting(1, board)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> postings.settle(1, "by hand", board)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> postings.resend(1, board)).isInstanceOf(IllegalArgumentException.class);
        signIn("kim", Locale.US, UserRole.OUTAGE_DESK);
        assertThatThrownBy(() -> navigate(PostingsView.class)).hasMessageContaining("NotFoundView instead of");
    }
}
