package org.curbstop.web.staff.arrangements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.ArrangementExceptionRequestId;
import org.curbstop.arrangements.ArrangementTerms;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrangementExceptionsViewTest extends ViewTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);

    private final ArrangementExceptions exceptions = mock(ArrangementExceptions.class);
    private final Arrangements arrangements = mock(Arrangements.class);
    private final ArrangementExceptionRequest asked = request();

    private static ArrangementExceptionRequest request() {
        var schedule = new InstallmentSchedule(List.of(new Installment(DAY, Money.usd("5.00")), new Installment(DAY.plusMonths(1),
                Money.usd("36.07"))));
        return new ArrangementExceptionRequest(ArrangementExceptionRequestId.create(), 0, "view", new AccountId("acct_100200559"), schedule,
                new ArrangementTerms(Money.usd("41.07"), Money.usd("10.00"), DAY, 3, Money.usd("5.00"), DAY.plusMonths(2), schedule),
                PolicyRuleResult.of("first-enough", false, "rules", "least", Money.usd("10.00"), "first", Money.usd("5.00")),
                "paid on Fridays", new ArrangementExceptionRequest.Requester(Channel.TEXT, Language.SPANISH, Optional.empty()),
                Instant.parse("2026-11-23T17:00:00Z"), DAY, new ArrangementExceptionRequest.State.Waiting(), List.of());
    }

    private void open(String language, UserRole... roles) {
        signIn("stella", Locale.of(language, "US"), roles);
        show();
    }

    private void show() {
        when(exceptions.listWaiting(anyInt(), any())).thenReturn(List.of(asked));
        create(ArrangementExceptionsView.class, exceptions, arrangements);
    }

    @ParameterizedTest
    @CsvSource({"en, Nothing is waiting for a decision.", "es, Nada espera una decisión."})
    void with_nothing_to_decide_the_view_says_what_would_appear(String language, String words) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(ArrangementExceptionsView.class);
        assertThat(text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"en, A supervisor decides this., The customer writes: paid on Fridays",
            "es, Esto lo decide un supervisor., El cliente escribe: paid on Fridays"})
    void staff_see_both_terms_and_that_a_supervisor_decides(String language, String supervisor, String words) {
        open(language, UserRole.STAFF);
        assertThat(text()).contains(supervisor, words, "$5.00", "$10.00");
        assertThat(buttons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, Decline, Why not?, Say why, Declined", "es, Rechazar, ¿Por qué no?, Diga por qué, Rechazado"})
    void a_request_is_declined_only_with_a_reason(String language, String button, String label, String error, String done) {
        open(language, UserRole.STAFF, UserRole.SUPERVISOR);
        press(button);
        assertThat(error(label)).isEqualTo(error);
        verify(exceptions, never()).decline(any(), any(), any());
        when(exceptions.decline(eq(asked.id()), eq("No income"), any())).thenReturn(true);
        enter(label, "No income");
        press(button);
        assertThat(text()).contains(done);
        press(button);
        verify(exceptions).decline(any(), any(), any());
    }

    @Test
    void a_request_is_granted_after_a_fresh_sign_in_only() {
        signInLongAgo("stella", Locale.US, UserRole.SUPERVISOR);
        show();
        press("Grant what the customer asks");
        verify(exceptions, never()).approve(any(), any());
        open("en", UserRole.SUPERVISOR);
        assertThat(text()).contains("Thank you for signing in again. Nothing was decided yet");
        press("Grant what the customer asks");
        verify(exceptions).approve(eq(asked.id()), any());
        assertThat(text()).as("another user was first").contains("A colleague was quicker");
    }
}
