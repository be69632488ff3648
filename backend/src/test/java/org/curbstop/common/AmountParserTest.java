package org.curbstop.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountParserTest {

    private static final long SEED = 20261128;
    private static final String SIGNS = "0123456789.,$* -/xe%'+";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "84 | 84.00", "$84.12 | 84.12", "84.5 | 84.50", "1,904.18 | 1904.18", "$1,904 | 1904.00", "84,12 | 84.12", "1.000,50 | 1000.50",
            "84*12 | 84.12", ".50 | 0.50",
        "US$84.12 | 84.12", "84.12 USD | 84.12", "50$ | 50.00", "$ 50 | 50.00", "0.25 | 0.25", "9,999,999 | 9999999.00"
    })
    void every_documented_format_is_read_exactly(String written, BigDecimal amount) {
        assertThat(AmountParser.parse(written, Money.USD)).map(Money::decimal)
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "$84,12.00", "$1.234,5", "1.234", "1,00,000", "0x10", "1e3", "-50", "50-", "50%", "5k", "12/4", "1,0000", "84.123", "$$5",
            "$5$", "0", "0.00", "", ".", ",50", "٥٠", "５０", "½",
        "84,1", "1,234,56", "1 000", "84*5", "100200302", "007", "1.000,500", "5.", "00.50"
    })
    void anything_else_is_rejected(String written) {
        assertThat(AmountParser.parse(written, Money.USD)).isEmpty();
    }

    @Test
    void any_amount_in_any_format_is_read_back() {
        var random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            long cents = 1 + random.nextLong(random.nextBoolean() ? 100_000 : 999_999_999);
            for (var written : forms(cents)) {
                assertThat(AmountParser.parse(written, Money.USD)).as(written).contains(Money.usd(cents));
            }
        }
    }

    @Test
    void a_corrupted_amount_is_rejected_or_read_exactly() {
        var random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            var forms = forms(1 + random.nextLong(random.nextBoolean() ? 100_000 : 999_999_999));
            var damaged = damaged(forms.get(random.nextInt(forms.size())), random);
            AmountParser.parse(damaged, Money.USD)
                    .ifPresent(read -> assertThat(read.decimal()).as(damaged).isEqualByComparingTo(meant(damaged)));
        }
    }

    static List<String> forms(long cents) {
        var whole = cents / 100;
        var part = "%02d".formatted(cents % 100);
        var grouped = String.format(Locale.ROOT, "%,d", whole);
        return List.of(whole + "." + part, "$" + whole + "." + part, grouped + "." + part, "$" + grouped + "." + part, whole + "," + part,
                grouped.replace(',', '.') + "," + part, whole + "*" + part, "US$" + grouped + "." + part, whole + "." + part + " USD");
    }

    static String damaged(String written, Random random) {
        var damaged = new StringBuilder(written);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                case 1 -> damaged.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                default -> { if (damaged.length() > 1) { damaged.deleteCharAt(at); } }
            }
        }
        return damaged.toString();
    }

    /** Returns all digits as a number; one or two digits after the last separator are cents. */
    static BigDecimal meant(String written) {
        var signs = written.replaceAll("[^0-9.,*]", "");
        int last = Math.max(signs.lastIndexOf('.'), Math.max(signs.lastIndexOf(','), signs.lastIndexOf('*')));
        int after = last < 0 ? 0 : signs.length() - last - 1;
        var digits = signs.replaceAll("[^0-9]", "");
        return after == 0 || after > 2 ? new BigDecimal(digits) : new BigDecimal(digits).movePointLeft(after);
    }
}
