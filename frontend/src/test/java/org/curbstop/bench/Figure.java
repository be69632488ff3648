package org.curbstop.bench;

import java.util.Locale;

/**
 * One measured figure.
 *
 * @param reference what it is held against, taken in the same run
 * @param goal largest value that holds, as a ratio to the reference
 */
record Figure(String bench, String figure, double value, String unit, double reference, double goal) {

    void print() {
        System.out.println(String.format(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"figure\":\"%s\",\"value\":%.1f,\"unit\":\"%s\",\"reference\":%.1f,\"ratio\":%.2f,\"goal\":%.2f,\"holds\":%b}",
                bench, figure, value, unit, reference, value / reference, goal, value <= goal * reference));
    }
}
