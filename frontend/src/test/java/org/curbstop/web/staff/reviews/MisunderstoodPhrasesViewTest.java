package org.curbstop.web.staff.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.curbstop.common.Language;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.MisunderstoodPhrases.LabelState;
import org.curbstop.conversation.MisunderstoodPhrases.MisunderstoodPhrase;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.SampleUtility;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisunderstoodPhrasesViewTest extends ViewTest {

    private static final Instant AT = Instant.parse("2026-11-23T17:00:00Z");

    private final MisunderstoodPhrases phrases = mock(MisunderstoodPhrases.class);

    private static MisunderstoodPhrase phrase(LabelState state, Optional<String> label) {
        return new MisunderstoodPhrase("p1", 1, Language.ENGLISH, "settle up please", 4, AT, AT, LocalDate.EPOCH, IntentDecision.REPHRASE,
                Map.of("pay-bill", 3, "main-menu", 1), state, label);
    }

    private MisunderstoodPhrasesView open(String language) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        when(phrases.labels(any())).thenReturn(List.of("other", "pay-bill", "danger/gas"));
        return create(MisunderstoodPhrasesView.class, phrases, SampleUtility.millbrook());
    }

    private void waiting(MisunderstoodPhrase phrase) {
        when(phrases.list(eq(Language.ENGLISH), eq(phrase.state()), anyInt())).thenReturn(List.of(phrase));
    }

    private void press(MisunderstoodPhrasesView view, String label) {
        test(find(Button.class, view).withCondition(button -> button.getText().equals(label)).first()).click();
    }

    private static String read(MisunderstoodPhrasesView view) {
        return view.getElement().getTextRecursively();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | Phrases not understood | No phrases to label.", "es | Frases que no se entendieron | No hay frases por clasificar."})
    void without_phrases_the_view_says_what_would_appear(String language, String title, String empty) {
        assertThat(read(open(language))).contains(title, empty);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | asked again | Pay (3)", "es | se preguntó otra vez | Pagar (3)"})
    void a_phrase_is_shown_with_the_system_response_and_the_next_task(String language, String engine, String next) {
        waiting(phrase(LabelState.OPEN, Optional.empty()));
        assertThat(read(open(language))).contains("settle up please", "4", engine, next);
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_task_is_chosen_and_saved() {
        waiting(phrase(LabelState.OPEN, Optional.empty()));
        when(phrases.label(eq("p1"), eq("pay-bill"), any())).thenReturn(true);
        var view = open("en");
        press(view, "Save");
        Select<String> task = find(Select.class, view).first();
        assertThat(task.getErrorMessage()).isEqualTo("Choose what was meant.");
        verify(phrases, never()).label(any(), any(), any());
        task.setValue("pay-bill");
        press(view, "Save");
        verify(phrases).label(eq("p1"), eq("pay-bill"), any());
        assertThat(read(view)).contains("Saved: Pay.");
    }

    @ParameterizedTest
    @CsvSource({"en,Danger: gas smell", "es,Peligro: olor a gas"})
    @SuppressWarnings("unchecked")
    void a_missed_danger_is_labeled_by_its_kind(String language, String name) {
        waiting(phrase(LabelState.OPEN, Optional.empty()));
        Select<String> task = find(Select.class, open(language)).first();
        assertThat(task.getItemLabelGenerator().apply("danger/gas")).isEqualTo(name);
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_deleted_phrase_is_reported() {
        waiting(phrase(LabelState.OPEN, Optional.empty()));
        var view = open("en");
        ((Select<String>) find(Select.class, view).first()).setValue("other");
        press(view, "Save");
        assertThat(read(view)).contains("This phrase was deleted in the meantime.");
    }

    @Test
    void labeled_phrases_can_be_downloaded_and_unlabeled() {
        waiting(phrase(LabelState.LABELLED, Optional.of("pay-bill")));
        when(phrases.trainingLines(Language.ENGLISH)).thenReturn(new TreeMap<>(Map.of(
                "danger/gas.txt", List.of("it hisses at me"), "intents/pay-bill.txt", List.of("settle up please"))));
        when(phrases.unlabel(eq("p1"), any())).thenReturn(true);
        var view = open("en");
        assertThat(find(Anchor.class, view).withCondition(link -> link.getText().equals("Download examples")).all()).hasSize(1);
        assertThat(view.trainingFile(Language.ENGLISH)).isEqualTo("# languages/en/danger/gas.txt\nit hisses at me\n\n"
                + "# languages/en/intents/pay-bill.txt\nsettle up please\n");
        press(view, "Undo");
        verify(phrases).unlabel(eq("p1"), any());
        assertThat(read(view)).contains("Undone.");
    }

    @Test
    void staff_can_open_the_view_in_both_languages() {
        for (Locale language : List.of(Locale.US, Locale.of("es", "US"))) {
            signIn("sam", language, UserRole.STAFF);
            navigate(MisunderstoodPhrasesView.class);
            assertThat(text()).contains(language.equals(Locale.US) ? "Phrases not understood" : "Frases que no se entendieron");
        }
    }
}
