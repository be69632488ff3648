package org.curbstop.conversation.understanding;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/** Assembles an amount from its number words. */
final class DollarsAndCentsParser {

    private static final BigDecimal MAX_AMOUNT = new BigDecimal("9999999");
    private static final int HUNDRED = 100;
    private static final int TEN = 10;
    private static final int MAX_WORDS = 16;

    private final SpokenNumberParser numbers;
    private final LanguageLexicon.AmountWords lexicon;
    private final Currency currency;

    DollarsAndCentsParser(SpokenNumberParser numbers, Currency currency) {
        this.numbers = numbers;
        this.lexicon = numbers.lexicon().amounts();
        this.currency = currency;
    }

    /** Parses "25 cents" and "forty one and seven cents", but not "two hundred and five cents", which could be $200.05. */
    Optional<Money> cents(List<String> tokens) {
        var joined = IntStream.range(1, tokens.size() - 1).filter(i -> lexicon.with().contains(tokens.get(i))).boxed()
                .flatMap(i -> {
                    var cents = wholeNumber(tokens.subList(i + 1, tokens.size())).filter(few -> few >= 1 && few < HUNDRED);
                    var left = tokens.subList(0, i);
                    var dollars = wholeNumber(left).or(() -> left.size() < 2 ? Optional.empty() : hundredsAnd(left));
                    return cents.flatMap(few -> dollars.flatMap(whole -> money("%d.%02d".formatted(whole, few)))).stream();
                }).toList();
        var onlyCents = wholeNumber(tokens).map(cents -> new Money(cents, currency)).filter(Money::isPositive);
        boolean sure = joined.isEmpty() || onlyCents.isEmpty() || onlyCents.get().minor() < HUNDRED;
        return !sure ? Optional.empty() : onlyCents.or(() -> joined.size() == 1 ? Optional.of(joined.getFirst()) : Optional.empty());
    }

    /** Parses the digits after the point: "point five" is 50 cents, "point one two" and "point twelve" are 12. */
    Optional<Long> decimals(List<String> tokens) {
        var digits = new StringBuilder();
        tokens.forEach(word -> digits.append(numbers.digitsOf(word)));
        return switch (digits.length()) {
            case 1 -> Optional.of(Long.parseLong(digits + "0"));
            case 2 -> Optional.of(Long.parseLong(digits.toString()));
            default -> Optional.empty();
        };
    }

    /**
     * Parses dollars and cents without unit words: "eighty four twelve" is 84.12, "eighty four oh five" 84.05, "two twenty eight fifteen"
     * 228.15; "two twenty" is ambiguous, and "fifty fifty" is one amount said twice, or a half.
     */
    Optional<Money> split(List<String> tokens, IntPredicate isBreak) {
        int half = tokens.size() / 2;
        boolean repeated = tokens.subList(0, half).equals(tokens.subList(half, tokens.size()));
        for (int split = tokens.size() <= MAX_WORDS && !repeated ? tokens.size() - 1 : 0; split > 0; split--) {
            var end = tokens.subList(split, tokens.size());
            boolean zero = isZero(end.getFirst());
            boolean padded = zero && end.size() == 2;
            var cents = zero && !padded ? Optional.<Long>empty()
                    : numbers.parse(padded ? end.subList(1, 2) : end)
                            .filter(few -> padded ? few >= 1 && few < TEN : few >= TEN && few < HUNDRED);
            var left = tokens.subList(0, split);
            boolean apart = isBreak.test(split) || lexicon.with().contains(end.getFirst()) || lexicon.with().contains(left.getLast());
            var whole = cents.isEmpty() || apart ? Optional.<Long>empty()
                    : numbers.parse(left).filter(many -> many >= TEN).or(() -> left.size() < 2 ? Optional.empty() : hundredsAnd(left));
            // "One hundred oh five" may be 105, and "100 50" may be 150.
            if (whole.isPresent() && whole.get() % HUNDRED != 0) {
                return money("%d.%02d".formatted(whole.get(), cents.get()));
            }
        }
        return Optional.empty();
    }

    /** Parses "two twenty eight" as 228. */
    private Optional<Long> hundredsAnd(List<String> tokens) {
        var hundreds = numbers.parse(tokens.subList(0, 1)).filter(few -> few >= 1 && few < TEN);
        var rest = numbers.parse(tokens.subList(1, tokens.size())).filter(many -> many >= TEN && many < HUNDRED);
        return hundreds.flatMap(few -> rest.map(many -> few * HUNDRED + many));
    }

    /** Parses a whole number; digits with a leading zero are none, nor is a zero among others: "one thousand oh five" may be 1000.05. */
    Optional<Long> wholeNumber(List<String> tokens) {
        boolean padded = tokens.stream().anyMatch(word -> word.length() > 1 && word.startsWith("0"));
        boolean zero = IntStream.range(0, tokens.size()).filter(at -> isZero(tokens.get(at)))
                .anyMatch(at -> at > 0 || tokens.size() > 1 && !numbers.lexicon().numberWords().ambiguous().contains(tokens.get(at)));
        return padded || zero ? Optional.empty() : numbers.parse(tokens);
    }

    private boolean isZero(String word) {
        return numbers.parse(List.of(word)).equals(Optional.of(0L));
    }

    Optional<Money> money(String amount) {
        try {
            return new BigDecimal(amount).compareTo(MAX_AMOUNT) > 0 ? Optional.empty()
                    : Optional.of(Money.of(amount, currency)).filter(Money::isPositive);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
