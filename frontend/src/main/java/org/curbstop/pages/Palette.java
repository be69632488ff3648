package org.curbstop.pages;

/**
 * A utility's one colour, worked out for light and for dark pages so that its words, links and buttons hold at least 4.5:1 on every
 * ground they stand on.
 */
record Palette(Shades light, Shades dark) {

    static final double ENOUGH = 4.5;
    /** A dark page asks for more than the rule: dull colours on black look broken, not quiet. */
    private static final double MORE = 7;

    static final String PAPER = "#ffffff";
    static final String NIGHT = "#10191f";
    private static final String INK = "#06161c";

    /** The names that tokens.css gives them. */
    record Shades(String brand, String strong, String tint, String onBrand) {

        private String css() {
            return "--brand:" + brand + ";--brand-strong:" + strong + ";--brand-tint:" + tint + ";--on-brand:" + onBrand;
        }
    }

    static Palette of(String brand) {
        return new Palette(on(PAPER, brand, "#000000", 0.11, ENOUGH), on(NIGHT, brand, "#ffffff", 0.28, MORE));
    }

    private static Shades on(String ground, String brand, String awayFromGround, double tinting, double contrast) {
        String tint = Contrast.mix(ground, brand, tinting);
        String shade = brand;
        for (double part = 0; Math.min(Contrast.ratio(shade, ground), Contrast.ratio(shade, tint)) < contrast; part += 0.02) {
            shade = Contrast.mix(brand, awayFromGround, part);
        }
        String words = Contrast.ratio(PAPER, shade) >= Contrast.ratio(INK, shade) ? PAPER : INK;
        return new Shades(shade, Contrast.mix(shade, awayFromGround, 0.3), tint, words);
    }

    /** A style sheet of its own, read after tokens.css. Print keeps what tokens.css says. */
    String css() {
        return "@media screen{:root{" + light.css() + "}}\n"
                + "@media screen and (prefers-color-scheme:dark){:root{" + dark.css() + "}}\n";
    }
}
