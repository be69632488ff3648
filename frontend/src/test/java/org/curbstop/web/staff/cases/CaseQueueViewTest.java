package org.curbstop.web.staff.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class CaseQueueViewTest extends ViewTest {

    @Autowired
    private HandOffs handOffs;

    private HandOff raised(HandOffContext.Kind kind, String phone) {
        return handOffs.raise(new HandOffContext("queue-view:" + UUID.randomUUID(), kind, Channel.TEXT,
                Optional.of(new PhoneNumber(phone)), Optional.empty(), Optional.empty(), VerificationLevel.NONE, "pay-bill", List.of(),
                List.of(), Language.ENGLISH, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"en, You have taken none., Nobody is waiting.", "es, No ha tomado ninguno., Nadie espera."})
    void empty_lists_say_what_would_appear(String language, String mine, String waiting) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        create(CaseQueueView.class, mock(HandOffs.class));
        assertThat(text()).contains(mine, waiting);
    }

    @ParameterizedTest
    @CsvSource({"en, danger, With colleagues, with stella", "es, peligro, Con colegas, lo tiene stella"})
    void the_queue_shows_hazards_own_cases_and_those_of_colleagues(String language, String danger, String others, String stella) {
        HandOff hazard = raised(HandOffContext.Kind.HAZARD, "+15035550101");
        HandOff mine = raised(HandOffContext.Kind.HAND_OFF, "+15035550191");
        HandOff hers = raised(HandOffContext.Kind.HAND_OFF, "+15035550192");
        handOffs.take(mine.id(), Actor.staff("sam"));
        handOffs.take(hers.id(), Actor.staff("stella"));
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(CaseQueueView.class);
        assertThat(text()).contains(danger, others, stella, hazard.reference(), mine.reference(), hers.reference(), "(503) 555-0191");
        List.of(hazard, mine, hers).forEach(each -> {
            handOffs.take(each.id(), Actor.staff("sam"));
            handOffs.close(each.id(), HandOff.Outcome.SOLVED, "", Actor.staff(each == hers ? "stella" : "sam"));
        });
    }

    @ParameterizedTest
    @CsvSource({"en, Find, Find a hand-off by its reference number, No hand-off has that number. Check the nine digits.",
            "es, Buscar, Buscar un caso por su número de referencia, Ningún caso tiene ese número. Revise los nueve dígitos."})
    void an_unknown_reference_is_refused_at_its_field(String language, String button, String label, String error) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(CaseQueueView.class);
        enter(label, "000 000 000");
        press(button);
        assertThat(error(label)).isEqualTo(error);
        assertThat(value(label)).isEqualTo("000 000 000");
    }

    @Test
    void a_reference_number_opens_its_case() {
        HandOff raised = raised(HandOffContext.Kind.HAND_OFF, "+15035550193");
        signIn("sam", Locale.US, UserRole.STAFF);
        navigate(CaseQueueView.class);
        enter("Find a hand-off by its reference number", raised.reference());
        press("Find");
        assertThat(getCurrentView()).isInstanceOf(CaseView.class);
        assertThat(text()).contains(raised.reference());
    }

    @ParameterizedTest
    @CsvSource({"OUTAGE_DESK, OutageBoardView", "AGENCY, AgencyReferralsView"})
    void other_roles_are_redirected_to_their_own_view(UserRole role, String view) {
        signIn("oscar", Locale.US, role);
        UI.getCurrent().navigate("staff");
        assertThat(getCurrentView().getClass().getSimpleName()).isEqualTo(view);
    }
}
