package org.curbstop.web.staff.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
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
import org.curbstop.accounts.lockout.GuessingAlarm;
import org.curbstop.accounts.lockout.LockOut;
import org.curbstop.accounts.lockout.LockOuts;
import org.curbstop.cases.CallbackSlots;
import org.curbstop.common.AccountId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockOutsViewTest extends ViewTest {

    private static final Instant AT = Instant.parse("2026-11-23T17:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final LockOuts lockOuts = mock(LockOuts.class);
    private final CallbackSlots callbacks = mock(CallbackSlots.class);

    private void show() {
        when(lockOuts.listActive(any())).thenReturn(List.of(new LockOut("lock-1", 0, LockOut.Kind.PIN, true, Optional.empty(),
                Optional.of(new AccountId("acct_100200559")), AT, AT.plusSeconds(3600), DAY, Optional.empty(), Optional.empty(),
                List.of())));
        create(LockOutsView.class, lockOuts, callbacks);
    }

    private void open(String language) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        show();
    }

    @ParameterizedTest
    @CsvSource({"en, Nobody is locked out., No alarms., Nobody has as many calls booked",
            "es, Nadie está bloqueado., No hay alarmas., Nadie espera tantas llamadas"})
    void empty_lists_say_what_would_appear(String language, String none, String alarms, String calls) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(LockOutsView.class);
        assertThat(text()).contains(none, alarms, calls);
    }

    @ParameterizedTest
    @CsvSource({"en, PIN off, The same PIN was tried on many accounts., (503) 555-0177, One caller or internet address",
            "es, PIN desactivado, Se probó el mismo PIN en muchas cuentas., (503) 555-0177, Un teléfono o una dirección de internet"})
    void lock_outs_exhausted_callbacks_and_alarms_are_listed(String language, String pin, String alarm, String phone, String caller) {
        when(lockOuts.alarms(any())).thenReturn(List.of(new GuessingAlarm("a", GuessingAlarm.Kind.ONE_PIN_OVER_ACCOUNTS, AT, DAY)));
        when(callbacks.atLimit(any())).thenReturn(List.of(
                new CallbackSlots.AtLimit(Optional.of(new PhoneNumber("+15035550177")), 3, AT),
                new CallbackSlots.AtLimit(Optional.empty(), 5, AT)));
        open(language);
        assertThat(text()).contains(pin, alarm, phone, caller);
    }

    @ParameterizedTest
    @CsvSource({"en, Lift the lock-out, Reason, Enter why you lift this lock-out",
            "es, Quitar el bloqueo, Motivo, Escriba por qué quita este bloqueo"})
    void a_lock_out_is_lifted_only_with_a_reason(String language, String button, String label, String error) {
        open(language);
        press(button);
        assertThat(error(label)).startsWith(error);
        verify(lockOuts, never()).lift(any(), any(), any());
    }

    @Test
    void the_reason_survives_a_fresh_sign_in() {
        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        show();
        enter("Reason", "Showed her passport");
        press("Lift the lock-out");
        verify(lockOuts, never()).lift(any(), any(), any());
        open("en");
        assertThat(text()).contains("Thank you for signing in again. Nothing was decided yet");
        assertThat(value("Reason")).isEqualTo("Showed her passport");
        when(lockOuts.lift(eq("lock-1"), eq("Showed her passport"), any())).thenReturn(true);
        press("Lift the lock-out");
        assertThat(text()).contains("The lock-out was lifted.");
        press("Lift the lock-out");
        assertThat(error("Reason")).isNotEmpty();
        enter("Reason", "Again");
        press("Lift the lock-out");
        assertThat(text()).contains("This lock-out had already ended.");
    }
}
