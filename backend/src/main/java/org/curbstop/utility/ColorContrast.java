package org.curbstop.utility;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.InvalidValueException;

/** Contrast of two colors as defined by WCAG 2.2 (relative luminance, success criterion 1.4.3). Colors are {@code #rrggbb}. */
public final class ColorContrast {

    /** Minimum for text of normal size (AA). */
    public static final double NEEDED = 4.5;

    private static final int STEPS = 255;

    private ColorContrast() {}

    /** Returns the contrast ratio, from 1 (none) to 21 (black on white). */
    public static double ratio(String one, String other) {
        double a = luminance(rgb(one));
        double b = luminance(rgb(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    static boolean isEnough(String one, String other) {
        return ratio(one, other) >= NEEDED;
    }

    /** Returns the color nearest to {@code wanted}, toward black or white, that is readable on {@code ground}. */
    static String nearestReadable(String wanted, String ground) {
        return IntStream.rangeClosed(0, STEPS)
                .boxed()
                .flatMap(step -> Stream.of(mix(wanted, "#000000", step / (double) STEPS), mix(wanted, "#ffffff", step / (double) STEPS)))
                .filter(color -> isEnough(color, ground))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("either black or white is readable on every colour"));
    }

    /** Mixes {@code part} (0 to 1) of {@code other} into a color. */
    public static String mix(String color, String other, double part) {
        var hex = new StringBuilder("#");
        for (int channel = 0; channel < 3; channel++) {
            hex.append("%02x".formatted(Math.round(rgb(color)[channel] * (1 - part) + rgb(other)[channel] * part)));
        }
        return hex.toString();
    }

    static String parse(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw new InvalidValueException("invalid.colour", "a colour such as \"#0b5394\"");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** Returns red, green and blue, each from 0 to 255. */
    public static int[] rgb(String color) {
        return IntStream.of(1, 3, 5).map(i -> Integer.parseInt(color.substring(i, i + 2), 16)).toArray();
    }

    private static double luminance(int[] rgb) {
        return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
