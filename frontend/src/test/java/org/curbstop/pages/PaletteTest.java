package org.curbstop.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

    /** Ground, then the words that stand on it somewhere. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "paper", List.of("ink", "ink-soft", "brand", "brand-strong", "good", "warn", "danger", "visited"),
            "mist", List.of("ink", "ink-soft", "brand", "visited"),
            "brand-tint", List.of("ink", "ink-soft", "brand", "brand-strong"),
            "good-tint", List.of("ink", "good"), "warn-tint", List.of("ink", "warn", "brand"), "danger-tint", List.of("ink", "danger", "brand"),
            "brand", List.of("on-brand"), "danger", List.of("on-danger"), "focus", List.of("on-focus"));

    @Test
    void black_on_white_is_21_and_a_colour_on_itself_1() {
        assertThat(Contrast.ratio("#000000", "#ffffff")).isCloseTo(21, within(0.01));
        assertThat(Contrast.ratio("#767676", "#ffffff")).isCloseTo(4.54, within(0.01));
        assertThat(Contrast.ratio("#0a5c6e", "#0a5c6e")).isEqualTo(1);
    }

    @Test
    void every_token_is_readable_where_it_stands_by_day_and_by_night() throws IOException {
        String tokens = Files.readString(Path.of("src/main/resources/META-INF/resources/tokens.css"));
        String[] parts = tokens.split("@media", 3);
        Map<String, String> day = colours(parts[0]);
        Map<String, String> night = new HashMap<>(day);
        night.putAll(colours(parts[1]));
        for (Map<String, String> tokensNow : List.of(day, night)) {
            WORDS.forEach((ground, words) -> words.forEach(word -> assertThat(Contrast.ratio(tokensNow.get(ground), tokensNow.get(word)))
                    .as(word + " on " + ground).isGreaterThanOrEqualTo(Palette.ENOUGH)));
            assertThat(Contrast.ratio(tokensNow.get("line-strong"), tokensNow.get("paper"))).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0a5c6e", "#ffd400", "#c8102e", "#000000", "#7ac143", "#888888"})
    void any_utility_colour_yields_shades_that_can_be_read(String brand) {
        Palette palette = Palette.of(brand);
        for (var shades : List.of(palette.light(), palette.dark())) {
            String ground = shades == palette.light() ? Palette.PAPER : Palette.NIGHT;
            assertThat(Contrast.ratio(shades.brand(), ground)).isGreaterThanOrEqualTo(Palette.ENOUGH);
            assertThat(Contrast.ratio(shades.brand(), shades.tint())).isGreaterThanOrEqualTo(Palette.ENOUGH);
            assertThat(Contrast.ratio(shades.onBrand(), shades.brand())).isGreaterThanOrEqualTo(Palette.ENOUGH);
        }
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new HashMap<>();
        Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});").matcher(css).results().forEach(m -> colours.put(m.group(1), m.group(2)));
        return colours;
    }
}
