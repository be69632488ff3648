package org.curbstop.common.masking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.utility.AccountNumberFormat;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNumbersTest {

    private static final List<String> BETWEEN = List.of("", " ", "-", ".", " - ", "\n", "\r\n", "/", "_", "  ", ", ", " then ", " luego ",
            "\t", "\u00a0", "\u2013", "·", "\u200b");

    private final Random random = new Random(20261129);

    @ParameterizedTest
    @ValueSource(strings = {
            "4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242", "4242.4242.4242.4242", "4242/4242/4242/4242",
            "4242_4242_4242_4242",
            "4242\n4242\n4242\n4242", "4242 4242 then 4242 and 4242", "first 4242 second 4242 third 4242 last 4242",
            "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2",
            "378282246310005", "3782 822463 10005", "30569309025904", "6011 1111 1111 1117", "4222222222222", "3530111333300000",
            "4242x4242x4242x4242",
        "four two four two four two four two four two four two four two four two",
            "forty two forty-two forty two forty two forty two forty two forty two forty two", "4242 4242 4242 forty two forty two",
            "four-two-four-two-four-two-four-two-four-two-four-two-four-two-four-two",
        "cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos", "４２４２４２４２４２４２４２４２", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢",
        "cuarenta y dos cuarenta y dos cuarenta y dos cuarenta y dos cuarenta y dos cuarenta y dos cuarenta y dos cuarenta y dos",
            "424242424242424212301234", "42 42 42 42 42 42 42 42", "42424 242424 24242", "+4242424242424242", "My card:4242424242424242.",
            "(4242)(4242)(4242)(4242)"})
    void a_card_number_is_masked_in_any_notation(String text) {
        assertThat(digits(SensitiveNumbers.mask(text))).isEmpty();
        assertThat(SensitiveNumbers.mask("12 Alder St " + text + " back door")).startsWith("12 Alder St ").endsWith(" back door")
                .contains(SensitiveNumbers.MASK)
                .satisfies(masked -> assertThat(digits(masked)).isEqualTo("12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "4242 4242 4242 4242 12/30 123", "4242424242424242 exp 12/30 cvv 123", "4242424242424242, 12/2030, 1234",
            "12/30 4242424242424242 cvc: 123", "4242424242424242 1230 123",
            "4242-4242-4242-4242 12/30", "4242424242424242 security code is 123", "4242424242424242 código de seguridad 123 vence 12/30",
            "4242424242424242 John Smith 12/30 cvv 987",
            "4242424242424242 valid thru 12 / 30", "4242424242424242 12 30 123", "cvv 123", "CVC: 1234", "the cvv is one two three",
            "4242424242424242 123",
            "4242424242424242 1230 and cvv 123", "4242424242424242\n12/30\n123", "4242424242424242 12/30 123 please charge it",
            "4242424242424242 12/30 1234 was refused"})
    void expiry_date_and_security_code_next_to_a_card_number_are_masked_too(String text) {
        String masked = SensitiveNumbers.mask(text);
        assertThat(digits(masked)).as(masked).isEmpty();
        assertThat(masked).contains(SensitiveNumbers.MASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "123-45-6789", "123 45 6789", "123.45.6789", "123–45–6789", "123 - 45 - 6789", "123/45/6789", "ssn 123456789", "SSN: 123456789",
            "my social security number is 123456789", "123456789 is my social",
            "mi seguro social es 123456789", "mi número de seguro social: uno dos tres cuatro cinco seis siete ocho nueve",
            "my social is one two three four five six seven eight nine",
            "ssn 1 2 3 4 5 6 7 8 9", "número de seguro social 123 456 789", "SSN#123456789", "s.s.n. 123456789",
            "ssn is one two three forty five sixty seven eighty nine"})
    void a_social_security_number_is_masked_in_any_notation(String text) {
        String masked = SensitiveNumbers.mask(text);
        assertThat(digits(masked)).as(masked).isEmpty();
        assertThat(masked).contains(SensitiveNumbers.MASK);
        assertThat(masked.toLowerCase(java.util.Locale.ROOT)).doesNotContain("nine").doesNotContain("nueve");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "100200302", "100 200 302", "account 100-200-302", "417 203 889", "(503) 555-0142", "503-555-0142 or 503-555-0143",
            "+1 503 555 0142, +1 503 555 0143", "5035550142 5035550143", "$84.12 on 12/30/2026", "1,904.18 and 84.12",
            "2026-11-28 2026-11-29", "from 2026-11-28 14:30 to 2026-11-29 08:15", "12 Alder St Apt 4, 97201-1234",
            "44.9712345, -93.2612345", "34.0522, -118.2437", "4100 Oak Ave 503-555-0142",
            "4100 Oak Ave, account 100200302, call 5035550142", "pay_01k5x7q2h9", "pi_3Abc4242424242424242",
            "order 417203889 and receipt 512334120", "12 y 14 Calle Once", "I expire 12/30", "one two three",
            "code 123456", "my security code is 4471", "on 12/30 pay $123", "zip 97201", "the social worker has account 100200302",
            "I will not give my social; account 100200302 is mine", "+442079460123",
            "45.1234567890123452,-122.6", "122.1000000000009", "CA123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-426614174000",
            "555-0142"})
    void everything_else_is_unchanged(String text) {
        assertThat(SensitiveNumbers.mask(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({"4242424242424242 12 Alder St,•••• 12 Alder St",
            "'12 Alder St, 4242 4242 4242 4242, call 503-555-0142','12 Alder St, ••••, call 503-555-0142'",
            "ssn 123-45-6789 account 100200302,ssn •••• account 100200302",
            "'pay 84.12 with 4242424242424242, thanks','pay 84.12 with ••••, thanks'"})
    void text_around_a_sensitive_number_is_unchanged(String text, String masked) {
        assertThat(SensitiveNumbers.mask(text)).isEqualTo(masked);
        assertThat(SensitiveNumbers.isIn(text)).isTrue();
        assertThat(SensitiveNumbers.mask(masked)).isEqualTo(masked);
    }

    @Test
    void any_card_number_in_any_usual_grouping_is_masked() {
        for (int i = 0; i < 3_000; i++) {
            String card = card();
            String between = BETWEEN.get(random.nextInt(BETWEEN.size()));
            String written = card.length() == 16 ? card.replaceAll("(\\d{4})(?=\\d)", "$1" + between.replace("\\", "")) : card;
            assertThat(digits(SensitiveNumbers.mask("at 12 Alder St; " + written + "; thanks"))).as(written).isEqualTo("12");
        }
    }

    @Test
    void account_numbers_phones_amounts_and_dates_are_not_masked() {
        var format = new AccountNumberFormat(9, true);
        for (int i = 0; i < 3_000; i++) {
            String account = format.complete(IntStream.range(0, 8).mapToObj(d -> "" + random.nextInt(10)).collect(Collectors.joining()));
            String phone = "%03d-%03d-%04d".formatted(200 + random.nextInt(800), 200 + random.nextInt(800), random.nextInt(10_000));
            String text = "%d Alder St, account %s, phone %s, paid $%d.%02d on %s, reference %d".formatted(random.nextInt(9_999), account,
                    phone,
                    random.nextInt(9_999), random.nextInt(100), LocalDate.ofEpochDay(18_000 + random.nextInt(3_000)),
                    100_000_000 + random.nextInt(900_000_000));
            assertThat(SensitiveNumbers.mask(text)).isEqualTo(text);
            assertThat(SensitiveNumbers.mask(account + " " + phone)).isEqualTo(account + " " + phone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "4 ", "4242 4242 4242 424", "ssn 1", "cvv ", "one ", "12/30 ", "ssn ", "- ", "503-555-0142 ", "1.",
            "four-", "$1,", "cvv 1 "})
    void masking_takes_time_linear_in_the_text_length(String part) {
        String text = part.repeat(50_000 / part.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> SensitiveNumbers.mask(text));
    }

    /** Temporary objects are short-lived, but those of a thousand such texts at once add up. */
    @ParameterizedTest
    @ValueSource(strings = {"1,", "1 ", "12:30 4 ", "4242 ", "one ", "cvv 1 ", "5 5 5 ", "\u202E\u0627", "e\u0301", "\u00E9", "\uFF14"})
    void masking_allocates_memory_linear_in_the_text_length(String part) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String text = part.repeat(50_000 / part.length());
        SensitiveNumbers.mask(text);
        long before = threads.getCurrentThreadAllocatedBytes();
        SensitiveNumbers.mask(text);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(300L * text.length());
    }

    private String card() {
        int length = 13 + random.nextInt(7);
        var number = new StringBuilder(random.nextBoolean() ? "4" : "5");
        while (number.length() < length - 1) {
            number.append(random.nextInt(10));
        }
        for (char check = '0'; check <= '9'; check++) {
            if (luhn(number.toString() + check)) {
                return number.append(check).toString();
            }
        }
        throw new IllegalStateException();
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(digits.length() - 1 - i) - '0') * (1 + i % 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    private static String digits(String text) {
        return text.codePoints().filter(Character::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
