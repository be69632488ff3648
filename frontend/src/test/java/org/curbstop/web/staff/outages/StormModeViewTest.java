package org.curbstop.web.staff.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.outages.StormMode;
import org.curbstop.outages.StormMode.StormStatus;
import org.curbstop.utility.SampleUtility;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StormModeViewTest extends ViewTest {

    private static final Instant AT = Instant.parse("2026-11-23T17:00:00Z");
    private static final Map<Language, String> TREES = Map.of(
            Language.ENGLISH, "Trees are down all over town.", Language.SPANISH, "Hay árboles caídos en toda la ciudad.");

    private final StormMode storm = mock(StormMode.class);

    private void show(String language, StormStatus status) {
        signIn("oscar", Locale.of(language, "US"), UserRole.OUTAGE_DESK);
        when(storm.status()).thenReturn(status);
        create(StormModeView.class, storm, SampleUtility.millbrook());
    }

    private List<TextArea> messages() {
        return find(TextArea.class).all();
    }

    private void pressTopmost(String label) {
        Button button = find(Button.class).all().stream().filter(each -> each.getText().equals(label) && each.isVisible())
                .reduce((first, last) -> last).orElseThrow();
        test(button).click();
        roundTrip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | Storm mode is off | It turns on by itself when 500 households",
        "es | El modo de tormenta está desactivado | Se activa solo cuando 500 hogares"})
    void without_a_storm_the_view_says_when_storm_mode_turns_on(String language, String state, String rule) {
        show(language, new StormStatus(false, Instant.EPOCH, Optional.empty(), Map.of()));
        assertThat(text()).contains(state, rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | Storm mode has been on since | It turned on by itself because at least 500 households",
        "es | El modo de tormenta está activado desde el | Se activó solo porque al menos 500 hogares"})
    void in_a_storm_the_view_says_since_when_and_why(String language, String state, String why) {
        show(language, new StormStatus(true, AT, Optional.empty(), Map.of()));
        assertThat(text()).contains(state, why);
        show(language, new StormStatus(true, AT, Optional.of("oscar"), TREES));
        assertThat(text()).contains("oscar");
        assertThat(messages()).extracting(TextArea::getValue).startsWith(TREES.get(Language.ENGLISH), TREES.get(Language.SPANISH));
    }

    @Test
    void storm_mode_turns_on_with_a_message_after_a_confirmation() {
        show("en", new StormStatus(false, Instant.EPOCH, Optional.empty(), Map.of()));
        messages().get(0).setValue(TREES.get(Language.ENGLISH));
        messages().get(1).setValue(TREES.get(Language.SPANISH));
        pressTopmost("Turn on storm mode…");
        verify(storm, never()).begin(any(), any(), any());
        pressTopmost("Turn on");
        verify(storm).begin(eq(TREES), eq(Map.of()), any());
        assertThat(text()).contains("Storm mode is on.");
    }

    @Test
    void a_message_in_one_language_only_is_refused_at_the_other_field() {
        show("en", new StormStatus(false, Instant.EPOCH, Optional.empty(), Map.of()));
        messages().get(0).setValue(TREES.get(Language.ENGLISH));
        pressTopmost("Turn on storm mode…");
        assertThat(messages().get(1).getErrorMessage()).isEqualTo("Write the message in this language too, or leave all of them blank.");
        assertThat(messages().get(0).getValue()).isEqualTo(TREES.get(Language.ENGLISH));
        verify(storm, never()).begin(any(), any(), any());
    }

    @Test
    void storm_mode_turns_off_after_a_confirmation() {
        show("en", new StormStatus(true, AT, Optional.of("oscar"), Map.of()));
        pressTopmost("Turn off storm mode…");
        pressTopmost("Turn off");
        verify(storm).end(any());
        assertThat(text()).contains("Storm mode is off.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | A message for North side only | Turn on storm mode… | Turn on",
        "es | Un mensaje solo para Zona norte | Activar el modo de tormenta… | Activar"})
    void an_area_gets_a_message_of_its_own(String language, String summary, String button, String confirm) {
        show(language, new StormStatus(false, Instant.EPOCH, Optional.empty(), Map.of()));
        assertThat(find(Details.class).first().getElement().getTextRecursively()).contains(summary);
        messages().get(2).setValue(TREES.get(Language.ENGLISH));
        messages().get(3).setValue(TREES.get(Language.SPANISH));
        pressTopmost(button);
        pressTopmost(confirm);
        verify(storm).begin(eq(Map.of(Language.ENGLISH, "", Language.SPANISH, "")), eq(Map.of("north", TREES)), any());
    }
}
