package org.curbstop.conversation.understanding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.curbstop.common.AmountParser;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/**
 * Parses an amount of money in a sentence: in digits every form of {@link AmountParser}, in words "eighty four twelve", "two twenty eight
 * fifteen", "ochenta y cuatro con doce", "84 dollars and 12 cents", "25 cents". Any other number makes the whole sentence invalid: asking
 * again is cheap, paying a wrong amount is not. After "no" or "I mean" the amount that follows counts.
 */
final class SpokenAmountParser {

    private static final String UNIT_SIGN = "$";
    private static final String CENT_SIGN = "¢";
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("9999999");
    private static final Pattern SPACE_BEFORE_DIGITS = Pattern.compile("(?<=\\$)\\s++(?=\\d)|(?<=\\*)\\s++(?=\\d)");
    private static final Pattern SPACE = Pattern.compile("\\s++");
    private static final String LEADING_PUNCTUATION = "(\"'“¿¡[";
    private static final String TRAILING_PUNCTUATION = ")\"'”.,;:!?]";
    private static final int HUNDRED = 100;
    private static final int TEN = 10;
    private static final int MAX_WORDS = 16;

    private final SpokenNumberParser numbers;
    private final LanguageLexicon.AmountWords lexicon;

    SpokenAmountParser(SpokenNumberParser numbers) {
        this.numbers = numbers;
        lexicon = numbers.lexicon().amounts();
    }

    /** The only amount in the text; empty if there are two different ones. */
    Optional<Money> parse(String text, Currency currency) {
        return new SentenceParser(currency, false).read(text);
    }

    /** The only amount with a currency word or sign; other numbers are ignored. */
    Optional<Money> parseNamed(String text, Currency currency) {
        return new SentenceParser(currency, true).read(text);
    }

    private final class SentenceParser {

        private final Currency currency;
        private final boolean onlyNamed;
        private final List<String> words = new ArrayList<>();
        /** Written amounts that are more than plain digits, at the positions of {@link #words}. */
        private final List<Optional<Money>> writtenAmounts = new ArrayList<>();
        private final List<Money> found = new ArrayList<>();
        private boolean unreadable;
        private int at;

        SentenceParser(Currency currency, boolean onlyNamed) {
            this.currency = currency;
            this.onlyNamed = onlyNamed;
        }

        Optional<Money> read(String text) {
            for (var token : SPACE.split(SPACE_BEFORE_DIGITS.matcher(text).replaceAll("").strip())) {
                token(trimmed(token));
            }
            int corrected = 0;
            while (at < words.size() && !unreadable) {
                if (lexicon.corrections().contains(words.get(at)) && writtenAmounts.get(at).isEmpty()) {
                    corrected = found.size();
                    at++;
                } else {
                    next();
                }
            }
            var counted = corrected < found.size() ? found.subList(corrected, found.size()) : found;
            return unreadable || counted.stream().distinct().count() != 1 ? Optional.empty() : Optional.of(counted.getFirst());
        }

        private void token(String token) {
            boolean cents = token.endsWith(CENT_SIGN);
            String bare = cents ? token.substring(0, token.length() - 1) : token;
            if (bare.equals(UNIT_SIGN)) {
                word(UNIT_SIGN);
            } else if (bare.chars().noneMatch(SpokenAmountParser::isNumeral)) {
                TextNormalizer.tokenize(bare).forEach(this::word);
            } else if (bare.length() <= 7 && SpokenNumberParser.isDigits(bare)) {
                word(bare);
            } else {
                var amount = AmountParser.parse(bare, currency);
                unreadable |= amount.isEmpty() && (!onlyNamed || bare.indexOf('$') >= 0);
                words.add(amount.isPresent() ? "" : "#");
                writtenAmounts.add(amount);
            }
            if (cents) {
                word(CENT_SIGN);
            }
        }

        private void word(String word) {
            words.add(word);
            writtenAmounts.add(Optional.empty());
        }

        private void next() {
            if (writtenAmounts.get(at).isPresent()) {
                var whole = writtenAmounts.get(at).get();
                at++;
                boolean named = skipUnit() || onlyNamed;
                add(whole.minor() % HUNDRED == 0 ? withCents(whole, true) : Optional.of(whole), named);
                return;
            }
            if (!numbers.isNumberWord(words.get(at))) {
                at++;
                return;
            }
            int from = at;
            at = numbers.endOfNumber(words, from);
            var tokens = words.subList(from, at);
            boolean hollow = tokens.size() == 1 && !SpokenNumberParser.isDigits(tokens.getFirst()) && numbers.parse(tokens).orElse(0L) <= 1;
            if (at < words.size() && isCents(words.get(at))) {
                at++;
                add(wholeNumber(tokens).map(cents -> new Money(cents, currency)), true);
                return;
            }
            boolean named = skipUnit();
            if (hollow && !named && words.size() > 1 && !is(lexicon.point())) {
                return; // "una parte", "this one"
            }
            var whole = wholeNumber(tokens).flatMap(dollars -> money(dollars + ".00"));
            add(whole.isPresent() ? withCents(whole.get(), named) : named ? Optional.empty() : splitIntoDollarsAndCents(tokens), named);
        }

        private void add(Optional<Money> amount, boolean named) {
            if (named || !onlyNamed) {
                unreadable |= amount.isEmpty();
                amount.ifPresent(found::add);
            }
        }

        /** The amount including cents that follow. */
        private Optional<Money> withCents(Money whole, boolean named) {
            int from = at;
            boolean point = skip(lexicon.point());
            boolean with = !point && skip(lexicon.with());
            int to = numbers.endOfNumber(words, at);
            var tokens = words.subList(at, to);
            boolean cents = to < words.size() && isCents(words.get(to));
            if (tokens.isEmpty() || !(point || with || cents || named)) {
                at = from;
                return Optional.of(whole);
            }
            at = to + (cents ? 1 : 0);
            var part = point ? decimals(tokens) : numbers.parse(tokens);
            boolean sure = point || cents || part.filter(few -> few >= TEN).isPresent() || tokens.getFirst().startsWith("0");
            return part.filter(few -> few < HUNDRED && sure).map(few -> new Money(whole.minor() + few, currency));
        }

        /** "Point five" is 50 cents, "point one two" and "point twelve" are 12. */
        private Optional<Long> decimals(List<String> tokens) {
            var digits = new StringBuilder();
            tokens.forEach(word -> digits.append(numbers.digitsOf(word)));
            return switch (digits.length()) {
                case 1 -> Optional.of(Long.parseLong(digits + "0"));
                case 2 -> Optional.of(Long.parseLong(digits.toString()));
                default -> Optional.empty();
            };
        }

        /** "Eighty four twelve" is 84.12 and "two twenty eight fifteen" is 228.15; "two twenty" is ambiguous. */
        private Optional<Money> splitIntoDollarsAndCents(List<String> tokens) {
            for (int split = tokens.size() <= MAX_WORDS ? tokens.size() - 1 : 0; split > 0; split--) {
                var cents = numbers.parse(tokens.subList(split, tokens.size())).filter(few -> few >= TEN && few < HUNDRED);
                var whole = cents.isEmpty() || lexicon.with().contains(tokens.get(split)) || lexicon.with().contains(tokens.get(split - 1))
                        ? Optional.<Long>empty()
                        : numbers.parse(tokens.subList(0, split)).filter(many -> many >= TEN).or(() -> hundreds(tokens, cents.get()));
                if (whole.isPresent()) {
                    return money(whole.get() + "." + cents.get());
                }
            }
            return Optional.empty();
        }

        private Optional<Long> hundreds(List<String> tokens, long cents) {
            for (int split = tokens.size() - 1; split > 1; split--) {
                if (numbers.parse(tokens.subList(split, tokens.size())).equals(Optional.of(cents))) {
                    var hundreds = numbers.parse(tokens.subList(0, 1)).filter(few -> few >= 1 && few < TEN);
                    var rest = numbers.parse(tokens.subList(1, split)).filter(many -> many >= TEN && many < HUNDRED);
                    if (hundreds.isPresent() && rest.isPresent()) {
                        return Optional.of(hundreds.get() * HUNDRED + rest.get());
                    }
                }
            }
            return Optional.empty();
        }

        /** A whole number; digits with a leading zero are not one. */
        private Optional<Long> wholeNumber(List<String> tokens) {
            boolean padded = tokens.size() == 1 && tokens.getFirst().length() > 1 && tokens.getFirst().startsWith("0");
            return padded ? Optional.empty() : numbers.parse(tokens);
        }

        private Optional<Money> money(String amount) {
            try {
                return new BigDecimal(amount).compareTo(MAX_AMOUNT) > 0 ? Optional.empty()
                        : Optional.of(Money.of(amount, currency)).filter(Money::isPositive);
            } catch (InvalidValueException e) {
                return Optional.empty();
            }
        }

        private boolean skipUnit() {
            boolean sign = at < words.size() && words.get(at).equals(UNIT_SIGN);
            at += sign ? 1 : 0;
            return sign || skip(lexicon.units());
        }

        private boolean isCents(String word) {
            return word.equals(CENT_SIGN) || lexicon.cents().contains(word);
        }

        private boolean is(Set<String> set) {
            return at < words.size() && set.contains(words.get(at));
        }

        private boolean skip(Set<String> set) {
            boolean there = is(set);
            at += there ? 1 : 0;
            return there;
        }
    }

    private static String trimmed(String token) {
        int from = 0;
        int to = token.length();
        while (from < to && LEADING_PUNCTUATION.indexOf(token.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && TRAILING_PUNCTUATION.indexOf(token.charAt(to - 1)) >= 0) {
            to--;
        }
        return token.substring(from, to);
    }

    private static boolean isNumeral(int sign) {
        return switch (Character.getType(sign)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
