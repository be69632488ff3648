package org.curbstop.web.staff.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.IntakeRequests;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class StaffServiceApplicationsViewTest extends ViewTest {

    private static final Actor SAM = Actor.staff("sam");

    @Autowired
    private IntakeRequests intake;

    @ParameterizedTest
    @CsvSource({"en, No application is open.", "es, No hay ningún trámite abierto."})
    void with_no_application_the_view_says_so(String language, String none) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        create(StaffServiceApplicationsView.class, mock(IntakeRequests.class));
        assertThat(text()).contains(none);
    }

    @ParameterizedTest
    @CsvSource({"en, Move it on, Next stage, Tell the applicant, "
            + "'Say why first: documents are missing, or it is declined. The applicant will read it.',"
            + " The applicant will be notified.",
            "es, Pasar a esa etapa, Etapa siguiente, Decir al solicitante,"
            + " 'Primero diga por qué: faltan documentos o se rechaza. Lo lee quien lo solicitó.', Se avisa al solicitante."})
    void a_decline_needs_an_explanation(String language, String button, String stage, String label, String error, String done) {
        IntakeRequest request = intake.submit("intake-view:" + language, new IntakeRequest.IntakeDetails(IntakeRequest.Kind.COMMERCIAL,
                "Kim Bakery LLC", new PhoneNumber("+15035550108"), Optional.empty(), "90 Foundry Rd, the corner shop",
                Set.of(ServiceType.ELECTRIC), Optional.empty(), "Two ovens.", Language.ENGLISH), List.of(),
                Actor.anonymous(Channel.PAGE, "intake-view"));
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(StaffServiceApplicationsView.class);
        assertThat(text()).contains("Kim Bakery LLC", "90 Foundry Rd", "Two ovens.");
        enter(stage, IntakeRequest.Stage.DECLINED);
        press(button);
        assertThat(error(label)).isEqualTo(error);
        assertThat(intake.find(request.id(), SAM).orElseThrow().stage()).isNotEqualTo(IntakeRequest.Stage.DECLINED);
        enter(label, "No such load there");
        press(button);
        assertThat(text()).contains(done);
        assertThat(intake.find(request.id(), SAM).orElseThrow().stage()).isEqualTo(IntakeRequest.Stage.DECLINED);
    }
}
