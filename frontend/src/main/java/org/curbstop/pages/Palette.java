package org.curbstop.pages;

/**
 * A utility's one colour, worked out for light and for dark pages so that its words, links and buttons hold at least 4.5:1 on every
 * ground they stand on.
 */
record Palette(Shades light, Shades dark) {

    static final double ENOUGH = 4.5;
    /** A dark page asks for more than the rule: dim colours on black look broken, not quiet. */
    private static final double MORE = 7;

    static final String PAPER = "#ffffff";
    static final String NIGHT = "#10191f";
    private static final double DAY_TINT = 0.11;
    private static final double NIGHT_TINT = 0.3;
    private static final double STRONGER = 0.3;
    private static final double STEP = 0.02;
    private static final String INK = "#06161c";

    /** The names that tokens.css gives them. */
    record Shades(String brand, String strong, String tint, String onBrand) {

        private String css() {
            return "--brand:" + brand + ";--brand-strong:" + strong + ";--brand-tint:" + tint + ";--on-brand:" + onBrand;
        }
    }

    static Palette of(String brand) {
        return new Palette(byDay(brand), byNight(brand));
    }

    private static Shades byDay(String brand) {
        String tint = Contrast.mix(PAPER, brand, DAY_TINT);
        String shade = brand;
        for (double part = 0; Contrast.ratio(shade, tint) < ENOUGH; part += STEP) {
            shade = Contrast.mix(brand, "#000000", part);
        }
        return shades(shade, Contrast.mix(shade, "#000000", STRONGER), tint);
    }

    /** The same hue, glowing rather than greyed: first brighter, then, where that is not enough, paler. */
    private static Shades byNight(String brand) {
        String tint = Contrast.mix(NIGHT, brand, NIGHT_TINT);
        String shade = Contrast.glowing(brand, 0);
        for (double part = 0; Contrast.ratio(shade, tint) < MORE; part += STEP) {
            shade = Contrast.glowing(brand, part);
        }
        return shades(shade, Contrast.mix(shade, "#ffffff", STRONGER), tint);
    }

    private static Shades shades(String brand, String strong, String tint) {
        String words = Contrast.ratio(PAPER, brand) >= Contrast.ratio(INK, brand) ? PAPER : INK;
        return new Shades(brand, strong, tint, words);
    }

    /** A style sheet of its own, read after tokens.css. Print keeps what tokens.css says. */
    String css() {
        return "@media screen{:root{" + light.css() + "}}\n"
                + "@media screen and (prefers-color-scheme:dark){:root{" + dark.css() + "}}\n";
    }
}
