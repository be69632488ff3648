package org.curbstop.bench;

import java.util.Locale;

/**
 * One measured figure and whether it meets its goal; printed as one line of JSON.
 *
 * @param reference what it is compared with, as JSON: a number measured in the same run, or {@code null} if the goal is absolute
 * @param goal in words: {@code <= 3 x reference}
 */
public record Figure(String bench, String figure, double value, String unit, String reference, String goal, boolean holds) {

    /** Returns a figure that must be at most the given multiple of the reference. */
    public static Figure atMost(String bench, String figure, double value, String unit, double times, double reference) {
        return new Figure(bench, figure, value, unit, number(reference), "<= " + number(times) + " x reference",
                value <= times * reference);
    }

    /** Returns a figure that must be at least the given multiple of the reference. */
    public static Figure atLeast(String bench, String figure, double value, String unit, double times, double reference) {
        return new Figure(bench, figure, value, unit, number(reference), ">= " + number(times) + " x reference",
                value >= times * reference);
    }

    public static Figure atMost(String bench, String figure, double value, String unit, double goal) {
        return new Figure(bench, figure, value, unit, "null", "<= " + number(goal), value <= goal);
    }

    public static Figure atLeast(String bench, String figure, double value, String unit, double goal) {
        return new Figure(bench, figure, value, unit, "null", ">= " + number(goal), value >= goal);
    }

    public static Figure exactly(String bench, String figure, long value, String unit, long goal) {
        return new Figure(bench, figure, value, unit, "null", "= " + goal, value == goal);
    }

    public String json() {
        return "{\"bench\":\"%s\",\"figure\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"reference\":%s,\"goal\":\"%s\",\"holds\":%b}"
                .formatted(bench, figure, number(value), unit, reference, goal, holds);
    }

    @SuppressWarnings("SystemOut")
    public void print() {
        System.out.println(json());
    }

    /** Formats a number with its significant digits. */
    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value)
                : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
