package org.curbstop.pages.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.curbstop.utility.ColorContrast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandPaletteTest {

    /** Text colors by background color. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("paper", List.of("ink", "ink-soft", "brand", "brand-strong", "good", "warn", "danger", "danger-strong", "visited")),
            Map.entry("mist", List.of("ink", "ink-soft", "brand", "brand-strong", "good", "warn", "danger", "visited")),
            Map.entry("brand-tint", List.of("ink", "ink-soft", "brand", "brand-strong")),
            Map.entry("good-tint", List.of("ink", "good", "brand")),
            Map.entry("warn-tint", List.of("ink", "warn", "brand")),
            Map.entry("danger-tint", List.of("ink", "danger", "danger-strong", "brand")),
            Map.entry("brand", List.of("on-brand")),
            Map.entry("brand-strong", List.of("on-brand")),
            Map.entry("danger", List.of("on-danger")),
            Map.entry("danger-strong", List.of("on-danger")),
            Map.entry("focus", List.of("on-focus")));
    /** Colors of the sandbox's own style sheet. */
    private static final Map<String, List<String>> WORKSHOP = Map.of(
            "paper", List.of("ink", "quiet", "act", "alert"), "card", List.of("ink", "quiet", "act", "alert"), "act", List.of("act-ink"),
            "mine", List.of("ink", "quiet"));

    @Test
    void black_on_white_has_contrast_21_and_a_color_on_itself_1() {
        assertThat(ColorContrast.ratio("#000000", "#ffffff")).isCloseTo(21, within(0.01));
        assertThat(ColorContrast.ratio("#767676", "#ffffff")).isCloseTo(4.54, within(0.01));
        assertThat(ColorContrast.ratio("#0a5c6e", "#0a5c6e")).isEqualTo(1);
    }

    @Test
    void every_color_token_is_readable_in_every_mode() throws IOException {
        String[] parts = Files.readString(Path.of("src/main/resources/META-INF/resources/tokens.css")).split("@media");
        Map<String, String> light = colors(parts[0]);
        Map<String, String> dark = over(light, part(parts, "(prefers-color-scheme: dark) {"));
        Map<String, String> more = part(parts, "(prefers-contrast: more) {");
        Map<String, String> moreDark = part(parts, "(prefers-contrast: more) and (prefers-color-scheme: dark) {");
        for (Map<String, String> now : List.of(light, dark, over(light, more), over(over(dark, more), moreDark),
                over(light, part(parts, "print {")))) {
            WORDS.forEach((ground, words) -> words.forEach(word -> assertReadable(now, ground, word)));
            for (String ground : List.of("paper", "mist")) {
                assertThat(ColorContrast.ratio(now.get("line-strong"), now.get(ground))).as("line-strong on " + ground)
                        .isGreaterThanOrEqualTo(3);
            }
        }
        assertThat(dark.keySet()).as("every light color has a dark color").isEqualTo(light.keySet());
        assertThat(part(parts, "(prefers-color-scheme: dark) {").keySet())
                .containsAll(light.keySet().stream().filter(name -> !name.endsWith("focus")).toList());
    }

    @Test
    void sandbox_colors_are_readable_in_light_and_dark_mode() throws IOException {
        String sheet = Files.readString(Path.of("../sandbox/src/main/resources/META-INF/resources/sandbox/sandbox.css"));
        Map<String, String> light = new HashMap<>();
        Map<String, String> dark = new HashMap<>();
        Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);").matcher(sheet).results().forEach(m -> {
            light.put(m.group(1), m.group(2));
            dark.put(m.group(1), m.group(3));
        });
        for (Map<String, String> now : List.of(light, dark)) {
            WORKSHOP.forEach((ground, words) -> words.forEach(word -> assertReadable(now, ground, word)));
        }
    }

    private static void assertReadable(Map<String, String> colors, String ground, String word) {
        assertThat(ColorContrast.ratio(colors.get(ground), colors.get(word)))
                .as(word + " " + colors.get(word) + " on " + ground + " " + colors.get(ground))
                .isGreaterThanOrEqualTo(BrandPalette.MIN_CONTRAST);
    }

    private static Map<String, String> over(Map<String, String> all, Map<String, String> some) {
        var both = new HashMap<>(all);
        both.putAll(some);
        return both;
    }

    private static Map<String, String> part(String[] parts, String media) {
        return Arrays.stream(parts).filter(part -> part.stripLeading().startsWith(media)).findFirst().map(BrandPaletteTest::colors)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0a5c6e", "#ffd400", "#c8102e", "#000000", "#7ac143", "#888888"})
    void any_brand_color_yields_readable_shades(String brand) {
        BrandPalette palette = BrandPalette.of(brand);
        for (var shades : List.of(palette.light(), palette.dark())) {
            String ground = shades == palette.light() ? BrandPalette.LIGHT_BACKGROUND : BrandPalette.DARK_BACKGROUND;
            assertThat(ColorContrast.ratio(shades.brand(), ground)).isGreaterThanOrEqualTo(BrandPalette.MIN_CONTRAST);
            assertThat(ColorContrast.ratio(shades.brand(), shades.tint())).isGreaterThanOrEqualTo(BrandPalette.MIN_CONTRAST);
            assertThat(ColorContrast.ratio(shades.onBrand(), shades.brand())).isGreaterThanOrEqualTo(BrandPalette.MIN_CONTRAST);
        }
    }

    private static Map<String, String> colors(String css) {
        Map<String, String> colors = new HashMap<>();
        Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});").matcher(css).results().forEach(m -> colors.put(m.group(1), m.group(2)));
        return colors;
    }
}
