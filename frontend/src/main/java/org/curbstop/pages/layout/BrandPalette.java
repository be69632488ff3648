package org.curbstop.pages.layout;

/**
 * Derives light and dark palettes from the utility's brand color so that text, links and buttons have a contrast of at least 4.5:1 on every
 * background they are used on.
 */
record BrandPalette(ThemeColors light, ThemeColors dark) {

    static final double ENOUGH = 4.5;
    /** Dark pages use a higher ratio than required, because dim colors on black look broken. */
    private static final double MORE = 7;

    static final String PAPER = "#ffffff";
    static final String NIGHT = "#10191f";
    private static final double DAY_TINT = 0.11;
    private static final double NIGHT_TINT = 0.3;
    private static final double STRONGER = 0.3;
    private static final double STEP = 0.02;
    private static final String INK = "#06161c";

    /** CSS variable names as in tokens.css. */
    record ThemeColors(String brand, String strong, String tint, String onBrand) {

        private String css() {
            return "--brand:" + brand + ";--brand-strong:" + strong + ";--brand-tint:" + tint + ";--on-brand:" + onBrand;
        }
    }

    static BrandPalette of(String brand) {
        return new BrandPalette(byDay(brand), byNight(brand));
    }

    private static ThemeColors byDay(String brand) {
        String tint = PaletteContrast.mix(PAPER, brand, DAY_TINT);
        String shade = brand;
        for (double part = 0; PaletteContrast.ratio(shade, tint) < ENOUGH; part += STEP) {
            shade = PaletteContrast.mix(brand, "#000000", part);
        }
        return shades(shade, PaletteContrast.mix(shade, "#000000", STRONGER), tint);
    }

    /** The same hue, lighter but not grayer: first brighter, then, if that is not enough, paler. */
    private static ThemeColors byNight(String brand) {
        String tint = PaletteContrast.mix(NIGHT, brand, NIGHT_TINT);
        String shade = PaletteContrast.brighten(brand, 0);
        for (double part = 0; PaletteContrast.ratio(shade, tint) < MORE; part += STEP) {
            shade = PaletteContrast.brighten(brand, part);
        }
        return shades(shade, PaletteContrast.mix(shade, "#ffffff", STRONGER), tint);
    }

    private static ThemeColors shades(String brand, String strong, String tint) {
        String ink = PaletteContrast.ratio(PAPER, brand) >= PaletteContrast.ratio(INK, brand) ? PAPER : INK;
        return new ThemeColors(brand, strong, tint, ink);
    }

    /** Style sheet that is read after tokens.css. Print styles keep the values of tokens.css. */
    String css() {
        return "@media screen{:root{" + light.css() + "}}\n"
                + "@media screen and (prefers-color-scheme:dark){:root{" + dark.css() + "}}\n";
    }
}
