package org.curbstop.conversation.understanding;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.curbstop.common.Invalid;
import org.curbstop.common.Money;

/** Amounts of money: "$84.12", "84 dollars and 12 cents", "ochenta y cuatro con doce", 84*12 on keys. */
final class Amounts {

    private static final Pattern WRITTEN = Pattern.compile("(?<![\\d./-])\\$?\\s?(\\d{1,3}(?:,\\d{3})+|\\d{1,7})(?:[.,*](\\d{1,2}))?(?![\\d/]|[.,-]\\d)");
    private static final Set<String> UNITS = Set.of("dollar", "dollars", "bucks", "buck", "dolar", "dolares", "usd", "pesos");
    private static final Set<String> CENTS = Set.of("cent", "cents", "centavo", "centavos");
    private static final Set<String> WITH = Set.of("con", "and", "y", "point", "punto");
    private static final BigDecimal MOST = new BigDecimal("9999999");

    private final Numbers numbers;

    Amounts(Numbers numbers) {
        this.numbers = numbers;
    }

    /** The one amount in these words; two different ones are none. */
    Optional<Money> read(String text, Currency currency) {
        return said(text, currency).or(() -> written(text, currency));
    }

    private static Optional<Money> written(String text, Currency currency) {
        var found = WRITTEN.matcher(text.replace("* ", "*"));
        Optional<Money> amount = Optional.empty();
        while (found.find()) {
            String cents = found.group(2) == null ? "00" : found.group(2);
            var next = money(found.group(1).replace(",", "") + "." + (cents.length() == 1 ? cents + "0" : cents), currency);
            if (amount.isPresent() && !amount.equals(next)) {
                return Optional.empty();
            }
            amount = next;
        }
        return amount;
    }

    /** Number words, with "dollars" or alone. */
    private Optional<Money> said(String text, Currency currency) {
        var words = Plain.words(text.replaceAll("(\\d),(\\d{3})", "$1$2"));
        if (words.stream().noneMatch(word -> UNITS.contains(word) || !Numbers.digits(word) && numbers.isNumber(word)) || text.matches(".*\\d[.]\\d.*")) {
            return Optional.empty();
        }
        int from = 0;
        while (from < words.size() && !numbers.isNumber(words.get(from))) {
            from++;
        }
        int to = numbers.run(words, from);
        int rest = to;
        boolean unit = rest < words.size() && UNITS.contains(words.get(rest));
        rest += unit ? 1 : 0;
        while (rest < words.size() && WITH.contains(words.get(rest))) {
            rest++;
        }
        int centsTo = numbers.run(words, rest);
        var cents = centsTo > rest ? numbers.value(words.subList(rest, centsTo)) : Optional.<Long>empty();
        boolean centsNamed = centsTo < words.size() && CENTS.contains(words.get(centsTo));
        var whole = numbers.value(words.subList(from, to));
        if (whole.isEmpty()) {
            return split(words.subList(from, to), currency);
        }
        if (to < words.size() && CENTS.contains(words.get(to))) {
            return Optional.of(new Money(whole.get(), currency));
        }
        if (cents.isPresent() && (unit || centsNamed || rest > to) && cents.get() < 100) {
            return money(whole.get() + "." + (cents.get() < 10 ? "0" : "") + cents.get(), currency);
        }
        return money(whole.get() + ".00", currency);
    }

    /** "eighty four twelve" is 84.12. */
    private Optional<Money> split(List<String> words, Currency currency) {
        for (int at = words.size() - 1; at > 0; at--) {
            var whole = numbers.value(words.subList(0, at));
            var cents = numbers.value(words.subList(at, words.size()));
            if (whole.isPresent() && cents.isPresent() && cents.get() >= 10 && cents.get() < 100) {
                return money(whole.get() + "." + cents.get(), currency);
            }
        }
        return Optional.empty();
    }

    private static Optional<Money> money(String amount, Currency currency) {
        try {
            return new BigDecimal(amount).compareTo(MOST) > 0 ? Optional.empty() : Optional.of(Money.of(amount, currency)).filter(Money::isPositive);
        } catch (Invalid e) {
            return Optional.empty();
        }
    }
}
