package org.curbstop.cis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Writes an account file like that of a CIS: reproducible for a seed, with valid check digits. */
final class SampleAccountFile {

    static final String HEADER =
            "account_number,old_account_numbers,customer_number,name,phone,email,language,service_line1,service_unit,service_city,service_zip,opened,services";
    static final List<String> STREETS = List.of("Alder St", "Birch Ave", "Cedar Ct", "Dogwood Ln", "Elm Street", "Foundry Rd", "N Mill St");
    private static final List<String> FIRST = List.of("Ada", "Bo", "Cy", "Dée", "Flo", "Gus", "Hana", "Ivo");
    private static final List<String> LAST = List.of("Okafor", "Lindqvist", "Moreno", "Navarro", "Baptiste", "Petrov", "Kim", "Haddad");

    private SampleAccountFile() {}

    static Path csv(Path file, int accounts, long seed) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            for (int i = 0; i < accounts; i++) {
                out.write(row(i, seed) + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String row(int i, long seed) {
        var random = new Random(seed * 1_000_003 + i);
        String number = number(i);
        String name = pick(FIRST, random) + " " + pick(LAST, random);
        return String.join(
                ",",
                number,
                i % 3 == 0 ? "W-" + (70_000 + i) : "",
                "C" + (i / 10 * 9 + Math.min(i % 10, 8)), // of every ten accounts, two belong to one customer
                i % 11 == 0 ? "\"" + name + ", Jr.\"" : name,
                String.format("(503) 555-%04d", 100 + i % 100),
                i % 4 == 0 ? "customer" + i + "@example.org" : "",
                i % 5 == 0 ? "es" : "en",
                (i + 1) + " " + STREETS.get(i % STREETS.size()),
                i % 13 == 0 ? "Apt " + (i % 7 + 1) : "",
                "Millbrook",
                "97999",
                "20" + (10 + i % 15) + "-0" + (1 + i % 9) + "-15",
                "electric:residential:E" + number + (i % 2 == 0 ? "|water:residential:W" + number + ";size=3/4" : ""));
    }

    /** Returns eight digits, counted from 20000000, and their Luhn check digit. */
    static String number(int i) {
        String body = String.valueOf(20_000_000 + i);
        for (char check = '0'; check <= '9'; check++) {
            if (luhn(body + check)) {
                return body + check;
            }
        }
        throw new AssertionError("one of ten digits is right");
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        return sum % 10 == 0;
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
