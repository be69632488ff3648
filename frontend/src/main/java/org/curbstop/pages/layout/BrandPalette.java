package org.curbstop.pages.layout;

import java.awt.Color;
import org.curbstop.utility.ColorContrast;

/**
 * Derives light and dark palettes from the utility's brand color so that text, links and buttons have a contrast of at least 4.5:1 on every
 * background they are used on.
 */
record BrandPalette(ThemeColors light, ThemeColors dark) {

    static final double MIN_CONTRAST = ColorContrast.NEEDED;
    /** Dark pages use a higher ratio than required, because dim colors on black look broken. */
    private static final double MIN_DARK_CONTRAST = 7;

    static final String LIGHT_BACKGROUND = "#ffffff";
    static final String DARK_BACKGROUND = "#10191f";
    private static final double LIGHT_TINT = 0.11;
    private static final double DARK_TINT = 0.3;
    private static final double STRONG_MIX = 0.3;
    private static final double STEP = 0.02;
    private static final String INK = "#06161c";

    /** CSS variable names as in tokens.css. */
    record ThemeColors(String brand, String strong, String tint, String onBrand) {

        private String css() {
            return "--brand:" + brand + ";--brand-strong:" + strong + ";--brand-tint:" + tint + ";--on-brand:" + onBrand;
        }
    }

    static BrandPalette of(String brand) {
        return new BrandPalette(lightColors(brand), darkColors(brand));
    }

    private static ThemeColors lightColors(String brand) {
        String tint = ColorContrast.mix(LIGHT_BACKGROUND, brand, LIGHT_TINT);
        String shade = brand;
        for (double part = 0; ColorContrast.ratio(shade, tint) < MIN_CONTRAST; part += STEP) {
            shade = ColorContrast.mix(brand, "#000000", part);
        }
        return shades(shade, ColorContrast.mix(shade, "#000000", STRONG_MIX), tint);
    }

    /** Keeps the hue, lighter but not grayer: first brighter, then, if that is not enough, paler. */
    private static ThemeColors darkColors(String brand) {
        String tint = ColorContrast.mix(DARK_BACKGROUND, brand, DARK_TINT);
        String shade = brighten(brand, 0);
        for (double part = 0; ColorContrast.ratio(shade, tint) < MIN_DARK_CONTRAST; part += STEP) {
            shade = brighten(brand, part);
        }
        return shades(shade, ColorContrast.mix(shade, "#ffffff", STRONG_MIX), tint);
    }

    /** Returns a light tone of the color's hue: {@code more} from 0 (two thirds brightness, at most half saturation) to 1 (white). */
    private static String brighten(String color, double more) {
        int[] rgb = ColorContrast.rgb(color);
        float[] hsb = Color.RGBtoHSB(rgb[0], rgb[1], rgb[2], null);
        double part = Math.min(1, more);
        float saturation = (float) (Math.min(hsb[1], 0.55) * (1 - part));
        float brightness = (float) (0.67 + 0.33 * part);
        return "#%06x".formatted(Color.HSBtoRGB(hsb[0], saturation, brightness) & 0xffffff);
    }

    private static ThemeColors shades(String brand, String strong, String tint) {
        String ink = ColorContrast.ratio(LIGHT_BACKGROUND, brand) >= ColorContrast.ratio(INK, brand) ? LIGHT_BACKGROUND : INK;
        return new ThemeColors(brand, strong, tint, ink);
    }

    /** Returns the style sheet that is read after tokens.css. Print styles keep the values of tokens.css. */
    String css() {
        return "@media screen{:root{" + light.css() + "}}\n" + "@media screen and (prefers-color-scheme:dark){:root{" + dark.css() + "}}\n";
    }
}
