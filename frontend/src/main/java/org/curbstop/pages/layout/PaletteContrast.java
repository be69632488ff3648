package org.curbstop.pages.layout;

import java.awt.Color;

/** Computes with colors in the form {@code #rrggbb}: WCAG 2.2 relative luminance and contrast ratio. */
final class PaletteContrast {

    private PaletteContrast() {}

    /** From 1 (none) to 21 (black on white); text needs 4.5. */
    static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Mixes {@code part} (0 to 1) of {@code other} into {@code colour}. */
    static String mix(String colour, String other, double part) {
        StringBuilder mixed = new StringBuilder("#");
        for (int channel = 0; channel < 3; channel++) {
            mixed.append("%02x".formatted(Math.round(channel(colour, channel) * (1 - part) + channel(other, channel) * part)));
        }
        return mixed.toString();
    }

    /** A light tone of the color's hue: {@code more} from 0 (two thirds brightness, at most half saturation) to 1 (white). */
    static String brighten(String colour, double more) {
        float[] hsb = Color.RGBtoHSB(channel(colour, 0), channel(colour, 1), channel(colour, 2), null);
        double part = Math.min(1, more);
        float saturation = (float) (Math.min(hsb[1], 0.55) * (1 - part));
        float brightness = (float) (0.67 + 0.33 * part);
        return "#%06x".formatted(Color.HSBtoRGB(hsb[0], saturation, brightness) & 0xffffff);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(channel(colour, 0)) + 0.7152 * linear(channel(colour, 1)) + 0.0722 * linear(channel(colour, 2));
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static int channel(String colour, int channel) {
        return Integer.parseInt(colour.substring(1 + 2 * channel, 3 + 2 * channel), 16);
    }
}
