package org.curbstop.web.staff.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.applications.ApplicationResult;
import org.curbstop.assistance.applications.ApplicationReview;
import org.curbstop.assistance.applications.ApprovalGrounds;
import org.curbstop.assistance.applications.AssistanceApplication;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uses Cy's application for a crisis voucher of at most $500. */
class StaffAssistanceApplicationsViewTest extends ViewTest {

    private static final Instant AT = Instant.parse("2026-11-22T17:00:00Z");

    private final ApplicationReview reviews = mock(ApplicationReview.class);
    private final AssistanceApplication application = application(new ApplicationState.NeedsDocuments(List.of("income-30-days")));

    private static AssistanceApplication application(ApplicationState state) {
        return new AssistanceApplication(ApplicationId.create(), 0, "view", Optional.empty(), new AccountId("acct_100200559"),
                Optional.empty(), "crisis-voucher", Optional.empty(), List.of(), Optional.of(new PhoneNumber("+15035550103")),
                Language.ENGLISH, state, AT, AT, List.of(),
                List.of(new AssistanceApplication.Decision("stella", Optional.of(Money.usd("400.00")), "Saw the notice", false, AT)),
                List.of());
    }

    private void show() {
        when(reviews.listIncomplete(anyInt(), any())).thenReturn(List.of(application));
        create(StaffAssistanceApplicationsView.class, reviews);
    }

    private void open(String language) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        show();
    }

    @ParameterizedTest
    @CsvSource({"en, No application is waiting for a decision.", "es, Ninguna solicitud espera una decisión."})
    void with_nothing_to_decide_the_view_says_what_would_appear(String language, String none) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(StaffAssistanceApplicationsView.class);
        assertThat(text()).contains(none);
    }

    @ParameterizedTest
    @CsvSource({"en, Waiting for documents, Still missing:, Approved by stella: $400.00. Saw the notice",
            "es, Esperan documentos, Todavía falta, Saw the notice"})
    void an_application_shows_what_is_missing_and_who_approved_it_first(String language, String title, String missing, String first) {
        open(language);
        assertThat(text()).contains(title, missing, first, "Cy");
    }

    @ParameterizedTest
    @CsvSource({"en, Approve, Amount, Reason for the decision, Enter why you approve this.",
            "es, Aprobar, Monto, Motivo de la decisión, Escriba por qué lo aprueba."})
    void an_approval_needs_an_amount_and_a_reason(String language, String button, String amount, String why, String error) {
        open(language);
        enter(amount, "a lot");
        press(button);
        assertThat(error(amount)).isNotEmpty();
        assertThat(error(why)).isEqualTo(error);
        assertThat(value(amount)).as("typed text is kept").isEqualTo("a lot");
        verify(reviews, never()).approve(any(), any(), any(), any());
    }

    @ParameterizedTest
    @CsvSource({"en, Approve, Amount, Reason for the decision, 'That is too much: this account may get $100.00 more at most.'",
            "es, Aprobar, Monto, Motivo de la decisión, 'Es demasiado: esta cuenta puede recibir como máximo $100.00 más.'"})
    void an_amount_over_the_limit_is_refused_at_its_field(String language, String button, String amount, String why, String error) {
        open(language);
        when(reviews.approve(any(), any(), any(), any())).thenReturn(new ApplicationResult.OverLimit(Money.usd("100.00")));
        enter(amount, "400");
        enter(why, "Saw the notice");
        press(button);
        assertThat(error(amount)).isEqualTo(error);
        assertThat(value(why)).as("typed text is kept").isEqualTo("Saw the notice");
    }

    @Test
    void typed_text_survives_a_fresh_sign_in() {
        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        show();
        enter("Amount", "400");
        enter("Reason for the decision", "Saw the notice");
        enter("Approve although documents are still missing", true);
        press("Approve");
        verify(reviews, never()).approve(any(), any(), any(), any());
        open("en");
        assertThat(text()).contains("Thank you for signing in again. Nothing was decided yet");
        assertThat(value("Amount")).isEqualTo("400.00");
        when(reviews.approve(any(), any(), any(), any())).thenReturn(new ApplicationResult.Done(
                application(new ApplicationState.Approved(Optional.of(Money.usd("400.00"))))));
        press("Approve");
        verify(reviews).approve(eq(application.id()), eq(Optional.of(Money.usd("400.00"))),
                eq(new ApprovalGrounds("Saw the notice", true)), any());
        assertThat(text()).contains("Approved. The household will be notified.");
    }

    @Test
    void missing_documents_or_a_second_approval_are_requested() {
        open("en");
        enter("Amount", "400");
        enter("Reason for the decision", "Saw the notice");
        when(reviews.approve(any(), any(), any(), any())).thenReturn(new ApplicationResult.DocumentsMissing(List.of("income-30-days")),
                new ApplicationResult.SecondApprovalNeeded(application));
        press("Approve");
        assertThat(text()).contains("check \"Approve although documents are still missing\"");
        assertThat(value("Amount")).as("typed text is kept").isEqualTo("400");
        press("Approve");
        assertThat(text()).contains("An amount this high needs a second person");
    }
}
