package org.curbstop.web.staff.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Uses Cy's account at 3 Cedar Ct, which has had no hold and no notice. */
class AccountArrangementsViewTest extends ViewTest {

    private static final AccountId CYS = new AccountId("acct_100200559");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    private Holds holds;

    private void open() {
        navigate(AccountArrangementsView.class, Map.of("account", CYS.value()));
    }

    private List<Hold> placed() {
        return holds.history(CYS, Actor.staff("sam"));
    }

    @ParameterizedTest
    @CsvSource({"en, There is no notice for this account., Draw up a notice", "es, No hay aviso para esta cuenta., Preparar un aviso"})
    void without_a_notice_staff_can_create_one(String language, String none, String button) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        open();
        assertThat(text()).contains(none, "3 Cedar Ct");
        assertThat(buttons()).contains(button);
    }

    @Test
    void a_hold_needs_a_reason_and_a_future_date() {
        List<Hold> before = placed();
        signIn("sam", Locale.US, UserRole.STAFF);
        open();
        press("Place a hold");
        assertThat(error("Why?")).isEqualTo("Say why.");
        enter("Why?", "Chapter 7");
        enter("Through", TODAY.minusDays(1));
        press("Place a hold");
        assertThat(error("Through")).isEqualTo("Choose today or a later day.");
        assertThat(value("Why?")).as("typed text is kept").isEqualTo("Chapter 7");
        assertThat(placed()).isEqualTo(before);
    }

    @Test
    void a_hold_is_placed_once_and_lifted_after_a_fresh_sign_in() {
        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        open();
        enter("Kind", Hold.Kind.DISPUTE);
        enter("Why?", "Meter read twice");
        press("Place a hold");
        assertThat(text()).contains("Done: ", "Why: Meter read twice");
        enter("Kind", Hold.Kind.DISPUTE);
        enter("Why?", "Again");
        press("Place a hold");
        assertThat(text()).contains("There is already one of that kind");
        assertThat(value("Why?")).as("typed text is kept").isEqualTo("Again");

        press("Lift this hold");
        assertThat(error("Why is it lifted?")).isEqualTo("Say why.");
        enter("Why is it lifted?", "Read again");
        press("Lift this hold");
        assertThat(placed()).as("the sign-in is an hour old").singleElement().matches(Hold::isOpen);

        signIn("sam", Locale.of("es", "US"), UserRole.STAFF);
        open();
        assertThat(text()).contains("Gracias por iniciar sesión otra vez");
        enter("¿Por qué se levanta?", "Read again");
        press("Levantar esta protección");
        assertThat(placed()).singleElement().matches(hold -> !hold.isOpen());
        assertThat(text()).contains("sam: Read again");
    }
}
