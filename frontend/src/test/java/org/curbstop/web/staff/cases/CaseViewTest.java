package org.curbstop.web.staff.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.curbstop.web.staff.accounts.StaffAccountView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CaseViewTest extends ViewTest {

    private static final AccountId ADAS = new AccountId("acct_100200302");
    private static final Actor SAM = Actor.staff("sam");
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

    private final HandOffs handOffs;
    private final Accounts accounts;

    CaseViewTest(@Autowired HandOffs handOffs, @Autowired Accounts accounts) {
        this.handOffs = handOffs;
        this.accounts = accounts;
    }

    private CaseId taken() {
        CaseId id = handOffs.raise(new HandOffContext(
                "case-view:" + UUID.randomUUID(), HandOffContext.Kind.HAND_OFF, Channel.TEXT, Optional.of(new PhoneNumber("+15035550101")),
                Optional.empty(), Optional.of(ADAS), VerificationLevel.CODE,
                "pay-bill", List.of("pay-bill"), List.of(new HandOffContext.ConversationLine(true, HOSTILE)), Language.ENGLISH,
                Optional.empty())).id();
        handOffs.take(id, SAM);
        return id;
    }

    private HandOff now(CaseId id) {
        return handOffs.find(id, SAM).orElseThrow();
    }

    private CaseView open(CaseId id) {
        return navigate(CaseView.class, Map.of("case", id.value()));
    }

    private TextArea note() {
        return findInView(TextArea.class).single();
    }

    @ParameterizedTest
    @CsvSource({"en, Close: solved", "en, Close: not reached", "en, Put it back in the queue", "en, Save the note",
            "es, Cerrar: resuelto", "es, Devolverlo a los pendientes"})
    void every_button_saves_the_typed_note(String language, String button) {
        CaseId id = taken();
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        open(id);
        test(note()).setValue("Pays on Friday");
        press(button);
        assertThat(now(id).notes()).extracting(HandOff.Note::text).containsExactly("Pays on Friday");
        assertThat(text()).contains("Pays on Friday", "sam");
    }

    @Test
    void a_refused_action_keeps_the_typed_note() {
        CaseId id = taken();
        signIn("sam", Locale.US, UserRole.STAFF);
        open(id);
        test(note()).setValue("Pays on Friday");
        handOffs.release(id, "", SAM);
        handOffs.take(id, Actor.staff("stella"));
        press("Close: solved");
        assertThat(note().getValue()).isEqualTo("Pays on Friday");
        assertThat(text()).contains("stella");
        assertThat(now(id).notes()).isEmpty();
    }

    @Test
    void a_typed_note_survives_visiting_another_view() {
        CaseId id = taken();
        signIn("sam", Locale.US, UserRole.STAFF);
        open(id);
        test(note()).setValue("Pays on Friday");
        UI.getCurrent().navigate(CaseQueueView.class);
        open(id);
        assertThat(note().getValue()).isEqualTo("Pays on Friday");
        press("Close: solved");
        assertThat(now(id).notes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"en, Save the note, Note, Write the note first.", "es, Guardar la nota, Nota, Primero escriba la nota."})
    void an_empty_note_is_refused_at_its_field(String language, String button, String label, String error) {
        CaseId id = taken();
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        open(id);
        press(button);
        assertThat(error(label)).isEqualTo(error);
        assertThat(now(id).notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, Take it, It is already closed.", "es, Tomarlo, Ya está cerrado."})
    void a_case_that_a_colleague_closed_cannot_be_taken(String language, String button, String words) {
        CaseId id = taken();
        handOffs.release(id, "", SAM);
        signIn("stella", Locale.of(language, "US"), UserRole.STAFF);
        open(id);
        handOffs.take(id, SAM);
        handOffs.close(id, HandOff.Outcome.SOLVED, "", SAM);
        press(button);
        assertThat(text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"en, Take it over, Why you take it over, Write the reason first.",
            "es, Hacerme cargo, Por qué se hace cargo, Primero escriba el motivo."})
    void only_a_supervisor_can_take_over_a_colleagues_case_with_a_reason(String language, String button, String label, String error) {
        CaseId id = taken();
        signIn("stella", Locale.of(language, "US"), UserRole.STAFF);
        open(id);
        assertThat(text()).contains("sam").doesNotContain(button);
        signIn("stella", Locale.of(language, "US"), UserRole.SUPERVISOR);
        open(id);
        press(button);
        assertThat(error(label)).isEqualTo(error);
        test(note()).setValue("Sam has gone home");
        press(button);
        assertThat(now(id).isAssignedTo("stella")).isTrue();
        assertThat(text()).contains("Sam has gone home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789", "case_unknown", "x"})
    void an_unknown_case_is_not_found(String id) {
        signIn("sam", Locale.US, UserRole.STAFF);
        UI.getCurrent().navigate("staff/cases/" + id);
        assertThat(text()).contains("There is nothing here");
    }

    @ParameterizedTest
    @CsvSource({"en, Paying a bill", "es, Pagar una factura"})
    void codes_are_translated_and_hostile_text_is_shown_as_text(String language, String subject) {
        CaseId id = taken();
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        CaseView view = open(id);
        assertThat(text()).contains(subject, HOSTILE).doesNotContain("pay-bill").doesNotContain(id.value());
        assertThat(view.getElement().getOuterHTML()).doesNotContain("<img src=x");
    }

    @Test
    void a_note_shows_its_author_to_staff_and_nothing_to_the_customer() {
        signIn("sam", Locale.US, UserRole.STAFF);
        navigate(StaffAccountView.class, Map.of("account", ADAS.value()));
        test(note()).setValue("Promised by phone " + HOSTILE);
        press("Save the note");
        assertThat(text()).contains("Promised by phone " + HOSTILE, "sam");
        assertThat(note().getValue()).isEmpty();
        signInResident(accounts.find(ADAS).orElseThrow().holder(), Locale.US);
        UI.getCurrent().navigate("my/messages");
        assertThat(text()).doesNotContain("Promised by phone");
    }
}
